import { InputError, NotFoundError } from '@backstage/errors';
import {
  Operation,
  OperationEventsPage,
  OperationsPage,
  stringifyTargetRef,
  TargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import {
  EventRow,
  OperationRow,
  toEvent,
  toOperation,
} from '../../database/rows';
import { EventLogVerdict, OperationsQuery } from '../Operations';
import { verifyChain } from './eventLog';

interface Position {
  createdAt: string;
  id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function writeCursor(row: OperationRow): string {
  const position: Position = {
    createdAt: row.created_at.toISOString(),
    id: row.id,
  };
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function readCursor(cursor: string): Position {
  try {
    const { createdAt, id } = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    ) as Position;
    if (uuid.test(id)) {
      return { createdAt: new Date(createdAt).toISOString(), id };
    }
  } catch {
    // Falls through: every text that is no cursor of ours gets the same answer.
  }
  throw new InputError("'cursor' is not one that a page before handed out");
}

/** Answers questions about operations; changes nothing. */
export class OperationReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws NotFoundError */
  async getRow(id: string): Promise<OperationRow> {
    const row = uuid.test(id)
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
    const { entityRef, environment, target, limit, cursor } = query;
    const rows = this.#knex<OperationRow>('operations')
      .where({
        entity_ref: entityRef,
        ...(environment && { environment }),
        ...(target && { target }),
      })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (cursor) {
      const { createdAt, id } = readCursor(cursor);
      rows.whereRaw('(created_at, id) < (?::timestamptz, ?::uuid)', [
        createdAt,
        id,
      ]);
    }
    const found = (await rows) as OperationRow[];
    const page = found.slice(0, limit);
    return {
      items: page.map(toOperation),
      ...(found.length > limit && { nextCursor: writeCursor(page.at(-1)!) }),
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
