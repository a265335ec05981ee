import { RecoveryHistory } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import {
  DatastorePlace,
  SampleRow,
  SeenRecovery,
  SPAN_SECONDS,
  startOfSpan,
  toSample,
} from './samples';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
/** So that a question for the longest time finds its first span whole. */
const MARGIN_MS = SPAN_SECONDS * 1000;
const PLACE = ['entity_ref', 'environment', 'target', 'datastore'];
const PLACE_COLUMNS = PLACE.map(name => `${name} text`).join(', ');

/** The achievable RPO of data stores over the last 30 days, in the database: the worst of each hour, and bounded. */
export class RecoveryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those that have never been seen before. */
  async findUnknown(
    places: readonly DatastorePlace[],
  ): Promise<DatastorePlace[]> {
    const { rows } = await this.#knex.raw(
      `SELECT seen.* FROM jsonb_to_recordset(?::jsonb) AS seen(${PLACE_COLUMNS})
       LEFT JOIN recovery_series AS known USING (${PLACE.join(', ')})
       WHERE known.id IS NULL`,
      [JSON.stringify(places)],
    );
    return rows;
  }

  /** Makes data stores known, each together with its past, so that none is known without. */
  async add(
    places: readonly DatastorePlace[],
    past: readonly SeenRecovery[],
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      await transaction('recovery_series')
        .insert(places)
        .onConflict(PLACE)
        .ignore();
      await new RecoveryStore(transaction).write(past);
    });
  }

  /** Adds what was seen of data stores that are known, by one query; of several times in a span the worst is kept. */
  async write(seen: readonly SeenRecovery[]): Promise<void> {
    if (!seen.length) {
      return;
    }
    await this.#knex.raw(
      `INSERT INTO recovery_samples AS kept (series_id, at, local_rpo, region_rpo, account_rpo)
       SELECT series.id, seen.at, max(local_rpo), max(region_rpo), max(account_rpo)
       FROM jsonb_to_recordset(?::jsonb) AS seen(${PLACE_COLUMNS}, at timestamptz,
              local_rpo float8, region_rpo float8, account_rpo float8)
       JOIN recovery_series AS series USING (${PLACE.join(', ')})
       GROUP BY series.id, seen.at
       ON CONFLICT (series_id, at) DO UPDATE SET
         local_rpo = greatest(kept.local_rpo, excluded.local_rpo),
         region_rpo = greatest(kept.region_rpo, excluded.region_rpo),
         account_rpo = greatest(kept.account_rpo, excluded.account_rpo)`,
      [JSON.stringify(seen.map(({ place, ...row }) => ({ ...place, ...row })))],
    );
  }

  /** What could be recovered in the last days; a span in which it was not known has no sample. */
  async read(
    place: DatastorePlace,
    { days, now = Date.now() }: { days: number; now?: number },
  ): Promise<Omit<RecoveryHistory, 'objectives'>> {
    const from = startOfSpan(now - days * DAY_MS);
    const rows: SampleRow[] = await this.#knex('recovery_samples')
      .join(
        'recovery_series',
        'recovery_series.id',
        'recovery_samples.series_id',
      )
      .where(place)
      .where('at', '>=', from)
      .where('at', '<=', new Date(now))
      .orderBy('at')
      .select('at', 'local_rpo', 'region_rpo', 'account_rpo');
    return {
      resolutionSeconds: SPAN_SECONDS,
      from: from.toISOString(),
      to: new Date(now).toISOString(),
      samples: rows.map(toSample),
    };
  }

  /** Removes what is older than it is kept, and data stores of which nothing is left. */
  async prune(now: number): Promise<void> {
    await this.#knex('recovery_samples')
      .where('at', '<', new Date(now - KEPT_DAYS * DAY_MS - MARGIN_MS))
      .delete();
    await this.#knex.raw(
      `DELETE FROM recovery_series AS series
       WHERE NOT EXISTS (SELECT 1 FROM recovery_samples WHERE series_id = series.id)`,
    );
  }
}
