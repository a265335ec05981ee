import { isEnded } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { OperationRow, toOperation } from '../../database/rows';
import { OperationAuditEvent } from '../Operations';

/** What the audit of operations needs. */
export interface AuditTrailOptions {
  knex: Knex;
  audit(event: OperationAuditEvent): Promise<void>;
}

/**
 * Hands intent and outcome of operations to the audit log: each at least once, whatever crashes, and the intent before
 * anything is done.
 */
export class AuditTrail {
  readonly #options: AuditTrailOptions;

  constructor(options: AuditTrailOptions) {
    this.#options = options;
  }

  /** Audits what was not yet of one operation. */
  async auditPending(operationId: string): Promise<void> {
    const { knex, audit } = this.#options;
    const row = (await knex<OperationRow>('operations')
      .where({ id: operationId })
      .first()) as OperationRow;
    const event = { operation: toOperation(row), eventLogHead: row.event_head };
    if (!row.intent_audited) {
      await audit({ ...event, type: 'intent', actor: row.requested_by });
      await this.#mark(operationId, { intent_audited: true });
    }
    if (isEnded(row.state) && !row.outcome_audited) {
      await audit({ ...event, type: 'outcome', actor: row.stop?.by });
      await this.#mark(operationId, { outcome_audited: true });
    }
  }

  /** Audits the ends that a crash left unaudited, and forgets executors that are long dead. */
  async sweep(afterSeconds: number): Promise<void> {
    const { knex } = this.#options;
    const left = await knex('operations')
      .where({ outcome_audited: false })
      // What has ended after now, has ended before the clock was put back.
      .whereRaw(
        `(ended_at < clock_timestamp() - ? * interval '1 second' OR ended_at > clock_timestamp())`,
        [afterSeconds],
      )
      .orderBy('ended_at')
      .limit(10)
      .select<{ id: string }[]>('id');
    const tried = await Promise.allSettled(
      left.map(({ id }) => this.auditPending(id)),
    );
    await knex('executors')
      .whereRaw(`expires_at < clock_timestamp() - interval '1 day'`)
      .delete();
    const failed = tried.find(it => it.status === 'rejected');
    if (failed) {
      throw failed.reason;
    }
  }

  async #mark(id: string, columns: Partial<OperationRow>) {
    await this.#options.knex('operations').where({ id }).update(columns);
  }
}
