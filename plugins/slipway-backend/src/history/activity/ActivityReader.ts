import {
  ActivityItem,
  ActivityPage,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { readCursor, writeCursor } from '../../database/cursor';
import { OperationRow, toOperation } from '../../database/rows';
import { ChangeRow, toObservedChange } from '../changes/changeRows';

type Place = { environment: string; target: string };

/** What of a service's activity is asked for. */
export interface ActivityQuery {
  entityRef: string;
  environment?: string;
  limit: number;
  /** As the page before handed it out. */
  cursor?: string;
  /** Targets of which nothing is to be shown. */
  hidden: readonly Place[];
  /** Whether something is to be shown of a target, which may no longer be configured. */
  canRead(place: Place): boolean;
}

type Found = { at: Date; id: string; place: Place; item: ActivityItem };

/** What happened to services: operations, and changes that were observed, on one time axis. */
export class ActivityReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * A page, newest first: one query for operations and one for changes.
   *
   * @throws InputError for a cursor that this did not hand out.
   */
  async list(query: ActivityQuery): Promise<ActivityPage> {
    const { limit, canRead } = query;
    const [operations, changes] = await Promise.all([
      this.#select<OperationRow>('operations', 'created_at', query),
      this.#select<ChangeRow>('observed_changes', 'at', query),
    ]);
    const found = [
      ...operations.map(toFoundOperation),
      ...changes.map(toFoundChange),
    ].sort(newestFirst);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.filter(({ place }) => canRead(place)).map(({ item }) => item),
      ...(found.length > limit && last && { nextCursor: writeCursor(last) }),
    };
  }

  async #select<TRow>(
    table: string,
    time: string,
    query: ActivityQuery,
  ): Promise<TRow[]> {
    const { entityRef, environment, hidden, limit, cursor } = query;
    const rows = this.#knex(table)
      .where({ entity_ref: entityRef, ...(environment && { environment }) })
      .orderBy([
        { column: time, order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (hidden.length) {
      rows.whereNotIn(
        ['environment', 'target'],
        hidden.map(place => [place.environment, place.target]),
      );
    }
    if (cursor) {
      const position = readCursor(cursor);
      rows.whereRaw('(??, id) < (?::timestamptz, ?::uuid)', [
        time,
        position.at,
        position.id,
      ]);
    }
    return rows;
  }
}

function toFoundOperation(row: OperationRow): Found {
  const at = row.created_at;
  return {
    ...{ at, id: row.id, place: row },
    item: {
      type: 'operation',
      at: at.toISOString(),
      operation: toOperation(row),
    },
  };
}

function toFoundChange(row: ChangeRow): Found {
  return {
    ...{ at: row.at, id: row.id, place: row },
    item: {
      type: 'change',
      at: row.at.toISOString(),
      change: toObservedChange(row),
    },
  };
}

/** As PostgreSQL orders them: UUIDs compare like their text. */
function newestFirst(left: Found, right: Found): number {
  return (
    right.at.getTime() - left.at.getTime() || (left.id < right.id ? 1 : -1)
  );
}
