import {
  ObservedChange,
  OperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { placeKey, WorkloadPlace } from '../sights';
import { SeenChange } from './findChanges';

/** A change, where it happened, and since when it may have. */
export interface ChangeInQuestion {
  place: WorkloadPlace;
  change: SeenChange;
  since?: Date;
}

/** From the intent of an operation to what is seen of it. */
const SETTING_OUT_MS = 60_000;

const OPERATION =
  /^Slipway operation ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Operations that leave no name on what they have changed. */
const unsigned: Partial<Record<ObservedChange['kind'], OperationKind>> = {
  scaled: 'scale',
  paused: 'rollout-pause',
  resumed: 'rollout-resume',
};

type Row = WorkloadPlace & {
  id: string;
  kind: OperationKind;
  input: Record<string, unknown>;
  changed_at: Date;
};

/**
 * Leaves out the changes that an operation of ours has made: they are on the timeline as operations. One query, and none
 * where there is nothing in question.
 */
export async function withoutOwn(
  knex: Knex,
  questions: readonly ChangeInQuestion[],
): Promise<ChangeInQuestion[]> {
  const ids = questions.flatMap(({ change }) => getOperationId(change) ?? []);
  const byState = questions.filter(({ change }) => unsigned[change.kind]);
  if (!ids.length && !byState.length) {
    return [...questions];
  }
  const oldest = Math.min(
    ...byState.map(question => getEarliest(question) ?? Date.now()),
  );
  const operations: Row[] = await knex('operations')
    .whereRaw('id = ANY(?::uuid[])', [ids])
    .orWhere(builder =>
      builder
        .whereRaw('entity_ref = ANY(?)', [
          [...new Set(byState.map(({ place }) => place.entity_ref))],
        ])
        .where('changed_at', '>=', new Date(Math.min(oldest, Date.now())))
        .whereIn('kind', Object.values(unsigned)),
    )
    .select(
      ...['id', 'kind', 'input', 'changed_at'],
      ...['entity_ref', 'environment', 'target', 'workload'],
    );
  return questions.filter(
    question => !operations.some(operation => hasMade(operation, question)),
  );
}

function hasMade(operation: Row, question: ChangeInQuestion): boolean {
  const { place, change } = question;
  const id = getOperationId(change);
  if (id !== undefined) {
    return operation.id === id;
  }
  return (
    operation.kind === unsigned[change.kind] &&
    placeKey(operation) === placeKey(place) &&
    operation.changed_at.getTime() >= (getEarliest(question) ?? 0) &&
    (change.kind !== 'scaled' || String(operation.input.replicas) === change.to)
  );
}

/** When an operation can have set out to make the change; what was seen meanwhile moves that. */
function getEarliest({ since }: ChangeInQuestion): number | undefined {
  return since && since.getTime() - SETTING_OUT_MS;
}

function getOperationId({ madeBy }: SeenChange): string | undefined {
  return madeBy.known ? OPERATION.exec(madeBy.value)?.[1] : undefined;
}
