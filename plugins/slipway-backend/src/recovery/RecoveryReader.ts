import {
  Fact,
  getMeasuredRecovery,
  getRecoveryReport,
  knownFact,
  MeasuredRecovery,
  Operation,
  RecoveryReport,
  RecoveryReportsPage,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { OperationRow, toOperation } from '../database/rows';
import { OperationReader } from '../operations/store/OperationReader';

type Place = { environment: string; target: string };

/** Which reports are asked for, newest first. */
export interface ReportsQuery {
  entityRef: string;
  environment?: string;
  kind?: RecoveryReport['kind'];
  limit: number;
  /** As the page before handed it out. */
  cursor?: string;
  /** Targets of which nothing is to be shown. */
  hidden: readonly Place[];
  /** Whether something is to be shown of a target, which may no longer be configured. */
  canRead(place: Place): boolean;
}

/** What the last validated recovery of a data store has measured. */
export type MeasuredOf = (
  place: Place & { datastore: string },
) => Fact<MeasuredRecovery>;

const kinds: readonly RecoveryReport['kind'][] = ['restore', 'drill'];
const finding = (parts: object) => JSON.stringify([{ finding: { ...parts } }]);
const recovered = finding({ type: 'recovered' });
const passed = finding({ type: 'checked', checks: [{ passed: true }] });
const failed = finding({ type: 'checked', checks: [{ passed: false }] });

/** Reads from the operations what restores and drills have measured; changes nothing. */
export class RecoveryReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What was measured last of each data store of an entity, by one query for all of them. */
  async getMeasured(entityRef: string): Promise<MeasuredOf> {
    const rows: OperationRow[] = await this.#knex('operations')
      .distinctOn('environment', 'target', 'workload')
      .where({ entity_ref: entityRef })
      .whereIn('kind', kinds)
      .whereNotNull('ended_at')
      .whereRaw('done @> ?::jsonb AND done @> ?::jsonb', [recovered, passed])
      .whereRaw('NOT done @> ?::jsonb', [failed])
      .orderBy([
        'environment',
        'target',
        'workload',
        { column: 'ended_at', order: 'desc' },
      ]);
    const measured = new Map(
      rows.flatMap(row => {
        const found = getMeasuredRecovery(toReport(toOperation(row)));
        const { environment, target, workload: datastore } = row;
        return found
          ? [[keyOf({ environment, target, datastore }), found] as const]
          : [];
      }),
    );
    return place => {
      const found = measured.get(keyOf(place));
      return found
        ? knownFact(found, {
            source: `${found.kind} ${found.operationId}`,
            observedAt: found.at,
          })
        : unknownFact(
            'none-recorded',
            'Never measured: no restore and no drill of it was validated',
          );
    };
  }

  /**
   * A page of what restores and drills on an entity have measured, newest first.
   *
   * @throws InputError for a cursor that this did not hand out.
   */
  async list(query: ReportsQuery): Promise<RecoveryReportsPage> {
    const { kind, canRead, ...rest } = query;
    const { items, nextCursor } = await new OperationReader(this.#knex).list({
      ...rest,
      kinds: kind ? [kind] : kinds,
    });
    return {
      items: items.filter(canRead).map(toReport),
      ...(nextCursor && { nextCursor }),
    };
  }
}

function toReport(operation: Operation): RecoveryReport {
  const report = getRecoveryReport(operation);
  if (!report) {
    throw new Error(
      `Operation ${operation.id} is neither a restore nor a drill`,
    );
  }
  return report;
}

function keyOf(place: Place & { datastore: string }): string {
  return `${place.environment}/${place.target}/${place.datastore}`;
}
