import { NotFoundError } from '@backstage/errors';
import {
  Operation,
  OperationEventsPage,
  OperationsPage,
  stringifyTargetRef,
  TargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { isUuid, readCursor, writeCursor } from '../../database/cursor';
import {
  EventRow,
  OperationRow,
  toEvent,
  toOperation,
} from '../../database/rows';
import { EventLogVerdict, OperationsQuery } from '../Operations';
import { verifyChain } from './eventLog';

/** Answers questions about operations; changes nothing. */
export class OperationReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws NotFoundError */
  async getRow(id: string): Promise<OperationRow> {
    const row = isUuid(id)
      ? await this.#knex<OperationRow>('operations').where({ id }).first()
      : undefined;
    if (!row) {
      throw new NotFoundError(`There is no operation '${id}'`);
    }
    return row as OperationRow;
  }

  async get(id: string): Promise<Operation> {
    return toOperation(await this.getRow(id));
  }

  async list(query: OperationsQuery): Promise<OperationsPage> {
    const { entityRef, requestedBy, environment, target } = query;
    const { kinds, hidden = [], limit, cursor } = query;
    const rows = this.#knex<OperationRow>('operations')
      .where({
        ...(entityRef !== undefined && { entity_ref: entityRef }),
        ...(requestedBy !== undefined && { requested_by: requestedBy }),
        ...(environment && { environment }),
        ...(target && { target }),
      })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (kinds) {
      rows.whereIn('kind', kinds);
    }
    if (hidden.length) {
      rows.whereNotIn(
        ['environment', 'target'],
        hidden.map(place => [place.environment, place.target]),
      );
    }
    if (cursor) {
      const { at, id } = readCursor(cursor);
      rows.whereRaw('(created_at, id) < (?::timestamptz, ?::uuid)', [at, id]);
    }
    const found = (await rows) as OperationRow[];
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toOperation),
      ...(found.length > limit &&
        last && {
          nextCursor: writeCursor({ at: last.created_at, id: last.id }),
        }),
    };
  }

  async listEvents(query: {
    operationId: string;
    after: number;
    limit: number;
  }): Promise<OperationEventsPage> {
    const { id } = await this.getRow(query.operationId);
    const rows = await this.#knex<EventRow>('operation_events')
      .where({ operation_id: id })
      .where('sequence', '>', query.after)
      .orderBy('sequence')
      .limit(query.limit);
    return { items: (rows as EventRow[]).map(toEvent) };
  }

  async getActive(places: readonly TargetRef[]): Promise<Operation[]> {
    const rows = await this.#knex<OperationRow>('operations')
      .whereNull('ended_at')
      .whereIn('entity_ref', [...new Set(places.map(it => it.entityRef))])
      .orderBy('created_at', 'desc');
    const wanted = new Set(places.map(stringifyTargetRef));
    return (rows as OperationRow[])
      .map(toOperation)
      .filter(operation => wanted.has(stringifyTargetRef(operation)));
  }

  async verifyEventLog(operationId: string): Promise<EventLogVerdict> {
    const { id } = await this.getRow(operationId);
    return this.#knex.transaction(
      async transaction => {
        const row = await transaction<OperationRow>('operations')
          .where({ id })
          .first();
        const events = await transaction<EventRow>('operation_events')
          .where({ operation_id: id })
          .orderBy('sequence');
        return verifyChain(events as EventRow[], {
          count: (row as OperationRow).event_count,
          head: (row as OperationRow).event_head,
        });
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  }
}
