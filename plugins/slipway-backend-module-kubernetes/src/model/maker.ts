import {
  Fact,
  knownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { KeptRevision, WorkloadOfKind } from './keptRevisions';
import {
  ANNOTATION_CHANGE_CAUSE,
  ANNOTATION_REVISION_OPERATION,
} from './trimMetadata';

/** How a change cause begins that an operation left. */
export const CHANGE_CAUSE_OF_OPERATION = 'Slipway ';

type Annotated = Pick<KeptRevision, 'annotations' | 'template'>;

/**
 * Who or what made the revision that a workload runs.
 *
 * @remarks
 * Annotations outlive the change that they were made for: a controller copies them to the next revision, too. What an
 * operation left counts only beside the template that it wrote.
 */
export function getCurrentMaker(
  { kind, workload }: WorkloadOfKind,
  observedAt: string,
): Fact<string> {
  const recorded = getRecordedMaker(workload);
  const source = `${kind}/${workload.name}`;
  if (recorded) {
    return knownFact(recorded, { source, observedAt });
  }
  const manager = workload.templateManager;
  return manager
    ? knownFact(manager.name, {
        source: `managedFields of ${source}${
          manager.at ? `, changed ${manager.at}` : ''
        }`,
        observedAt,
      })
    : unknownFact('none-recorded', 'Nobody has left a name on it');
}

/** Who or what made a revision that is kept. */
export function getRevisionMaker(
  revision: KeptRevision,
  { kind, observedAt }: Pick<WorkloadOfKind, 'kind'> & { observedAt: string },
): Fact<string> {
  const recorded = getRecordedMaker(revision);
  const keeper = kind === 'Deployment' ? 'ReplicaSet' : 'ControllerRevision';
  return recorded
    ? knownFact(recorded, { source: `${keeper}/${revision.name}`, observedAt })
    : unknownFact('none-recorded', 'Nobody has left a name on it');
}

/** The change cause of a revision, unless it is left over from an operation before. */
export function getChangeCause(annotated: Annotated): string | undefined {
  const cause = annotated.annotations[ANNOTATION_CHANGE_CAUSE];
  const leftOver =
    cause?.startsWith(CHANGE_CAUSE_OF_OPERATION) && !getOperation(annotated);
  return leftOver ? undefined : cause;
}

function getRecordedMaker(annotated: Annotated): string | undefined {
  const operation = getOperation(annotated);
  return operation && `Slipway operation ${operation}`;
}

function getOperation({
  annotations,
  template,
}: Annotated): string | undefined {
  const [operation, hash] =
    annotations[ANNOTATION_REVISION_OPERATION]?.split('/') ?? [];
  return hash === template.hash ? operation : undefined;
}
