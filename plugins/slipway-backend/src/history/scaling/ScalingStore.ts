import { ScalingHistory } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { WorkloadPlace } from '../sights';
import {
  joinSpans,
  SeenScaling,
  SpanRow,
  toSample,
  toStoredRows,
} from './samples';
import { chooseResolution, startOfSpan, storedSpans } from './spans';

const PLACE_COLUMNS =
  'entity_ref text, environment text, target text, workload text';

/** What autoscalers did, in the database: down-sampled as it is written, and bounded. */
export class ScalingStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those that have never been seen before. */
  async findUnknown(
    places: readonly WorkloadPlace[],
  ): Promise<WorkloadPlace[]> {
    const { rows } = await this.#knex.raw(
      `SELECT seen.* FROM jsonb_to_recordset(?::jsonb) AS seen(${PLACE_COLUMNS})
       LEFT JOIN scaling_series AS known USING (entity_ref, environment, target, workload)
       WHERE known.id IS NULL`,
      [JSON.stringify(places)],
    );
    return rows;
  }

  /** Makes autoscalers known, each together with its past, so that none is known without. */
  async add(
    places: readonly WorkloadPlace[],
    past: readonly SeenScaling[],
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      await transaction('scaling_series')
        .insert(places)
        .onConflict(['entity_ref', 'environment', 'target', 'workload'])
        .ignore();
      await new ScalingStore(transaction).write(past);
    });
  }

  /** Adds what was seen of autoscalers that are known, by one query. */
  async write(seen: readonly SeenScaling[]): Promise<void> {
    if (!seen.length) {
      return;
    }
    await this.#knex.raw(
      `INSERT INTO scaling_samples AS kept
         (series_id, resolution, at, min_replicas, max_replicas, current_replicas, desired_replicas, metrics)
       SELECT series.id, seen.resolution, seen.at, seen.min_replicas, seen.max_replicas,
              seen.current_replicas, seen.desired_replicas, seen.metrics
       FROM jsonb_to_recordset(?::jsonb) AS seen(${PLACE_COLUMNS}, resolution int, at timestamptz,
              min_replicas int, max_replicas int, current_replicas int, desired_replicas int, metrics jsonb)
       JOIN scaling_series AS series USING (entity_ref, environment, target, workload)
       ON CONFLICT (series_id, resolution, at) DO UPDATE SET
         min_replicas = excluded.min_replicas,
         max_replicas = excluded.max_replicas,
         current_replicas = greatest(kept.current_replicas, excluded.current_replicas),
         desired_replicas = greatest(kept.desired_replicas, excluded.desired_replicas),
         metrics = (
           SELECT coalesce(jsonb_agg(metric ORDER BY place), '[]')
           FROM (
             SELECT min(place) AS place, jsonb_build_object(
               'name', metric->>'name',
               'unit', (array_agg(metric->>'unit' ORDER BY place DESC))[1],
               'target', (array_agg((metric->>'target')::float8 ORDER BY place DESC))[1],
               'sum', sum((metric->>'sum')::float8),
               'count', sum((metric->>'count')::int)) AS metric
             FROM jsonb_array_elements(kept.metrics || excluded.metrics) WITH ORDINALITY AS each(metric, place)
             GROUP BY metric->>'name') AS joined)`,
      [JSON.stringify(toStoredRows(seen))],
    );
  }

  /** What an autoscaler did in the last hours; a span in which it was not seen has no sample. */
  async read(
    place: WorkloadPlace,
    { hours, now = Date.now() }: { hours: number; now?: number },
  ): Promise<ScalingHistory> {
    const { resolutionSeconds, storedSeconds } = chooseResolution(hours);
    const from = startOfSpan(now - hours * 3_600_000, resolutionSeconds);
    const rows: SpanRow[] = await this.#knex('scaling_samples')
      .join('scaling_series', 'scaling_series.id', 'scaling_samples.series_id')
      .where(place)
      .where({ resolution: storedSeconds })
      .where('at', '>=', new Date(from))
      .where('at', '<=', new Date(now))
      .select(
        'at',
        'min_replicas',
        'max_replicas',
        'current_replicas',
        'desired_replicas',
        'metrics',
      );
    return {
      resolutionSeconds,
      from: new Date(from).toISOString(),
      to: new Date(now).toISOString(),
      samples: joinSpans(rows, resolutionSeconds).map(toSample),
    };
  }

  /** Removes what is older than it is kept, and autoscalers of which nothing is left. */
  async prune(now: number): Promise<void> {
    for (const { seconds, keptSeconds } of storedSpans) {
      await this.#knex('scaling_samples')
        .where({ resolution: seconds })
        .where('at', '<', new Date(now - keptSeconds * 1000))
        .delete();
    }
    await this.#knex.raw(
      `DELETE FROM scaling_series AS series
       WHERE NOT EXISTS (SELECT 1 FROM scaling_samples WHERE series_id = series.id)`,
    );
  }
}
