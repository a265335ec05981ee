import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import { Revision, Workload } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { PlacedService } from '../../services/placeService';
import { placeKey, ServiceSight, toPlace } from '../sights';
import {
  fromSightingRow,
  SightingRow,
  toChangeRow,
  toSightingRow,
} from './changeRows';
import { ChangeStore, SightingUpdate } from './ChangeStore';
import { findChanges, SeenChange, toRemoval, toSighting } from './findChanges';
import { ChangeInQuestion, withoutOwn } from './ownOperations';
import { getSpecified, runsAnother, Sighting } from './sighting';

/** What ChangeRecorder needs. */
export interface ChangeRecorderOptions {
  knex: Knex;
  store: ChangeStore;
  logger: LoggerService;
  /** Told of each service on whose timeline there is something new. */
  announce(entityRef: string): void;
}

/** The sighting of no workload: that a service was looked at. */
const LOOKED_AT = '';
const BATCH = 500;

type Draft = { update: SightingUpdate; questions: ChangeInQuestion[] };

/** Compares what is seen with what was seen last, and keeps what has changed. */
export class ChangeRecorder {
  readonly #options: ChangeRecorderOptions;

  constructor(options: ChangeRecorderOptions) {
    this.#options = options;
  }

  /** One query for all services, and some more for each batch on which something has changed. */
  async record(sights: readonly ServiceSight[], seenAt: Date): Promise<void> {
    if (!sights.length) {
      return;
    }
    const rows = await this.#options.store.listSightings(
      sights.map(({ placed }) => placed.service.entityRef),
    );
    const known = new Map(rows.map(row => [placeKey(row), row]));
    const byService = groupByService(rows);
    const drafts: Draft[] = [];
    for (const sight of sights) {
      const ofService =
        byService.get(placeKey(toPlace(sight.placed, LOOKED_AT))) ?? [];
      drafts.push(
        ...(await this.#compare(sight, { known, ofService, seenAt })),
      );
    }
    for (let start = 0; start < drafts.length; start += BATCH) {
      await this.#write(drafts.slice(start, start + BATCH));
    }
  }

  async #compare(
    { placed, workloads }: ServiceSight,
    context: {
      known: ReadonlyMap<string, SightingRow>;
      ofService: readonly SightingRow[];
      seenAt: Date;
    },
  ): Promise<Draft[]> {
    const { known, ofService, seenAt } = context;
    const marker = toPlace(placed, LOOKED_AT);
    const wasLookedAt = known.has(placeKey(marker));
    const seen = await Promise.all(
      workloads.map(workload => {
        const row = known.get(placeKey(toPlace(placed, workload.id)));
        const before = row && fromSightingRow(row);
        return this.#compareWorkload(placed, {
          ...{ workload, before, wasLookedAt, seenAt },
        });
      }),
    );
    const there = new Set([LOOKED_AT, ...workloads.map(({ id }) => id)]);
    const gone = ofService
      .filter(({ workload }) => !there.has(workload))
      .map(row => toDraftOfRemoval(row, seenAt));
    return [
      ...(wasLookedAt
        ? []
        : [{ update: markAsLookedAt(marker, seenAt), questions: [] }]),
      ...seen.flat(),
      ...gone,
    ];
  }

  async #compareWorkload(
    placed: PlacedService,
    subject: {
      workload: Workload;
      before?: Sighting;
      wasLookedAt: boolean;
      seenAt: Date;
    },
  ): Promise<Draft[]> {
    const { workload, before } = subject;
    const another = runsAnother(workload, before);
    const isOther =
      before === undefined
        ? another
        : another ||
          workload.paused !== before.paused ||
          getSpecified(workload) !== before.desired;
    if (!isOther) {
      return [];
    }
    const revisions = another
      ? await this.#listRevisions(placed, workload)
      : [];
    if (!revisions) {
      return [];
    }
    const sources = { ...subject, revisions };
    const place = toPlace(placed, workload.id);
    return [
      toDraft(
        { sighting: toSightingRow(place, toSighting(sources)) },
        findChanges(sources),
        before?.changedAt,
      ),
    ];
  }

  /** From the picture; `undefined` where it says nothing now. */
  async #listRevisions(
    { platform, service }: PlacedService,
    { id }: Workload,
  ): Promise<readonly Revision[] | undefined> {
    try {
      return await platform.listRevisions(service, {
        workload: id,
        diff: false,
      });
    } catch (error) {
      if (!isError(error) || error.name !== 'NotFoundError') {
        this.#options.logger.warn(
          `The revisions of ${id} of ${service.entityRef} cannot be listed: ${stringifyError(error)}`,
        );
      }
      return undefined;
    }
  }

  async #write(drafts: readonly Draft[]): Promise<void> {
    const { knex, store, announce } = this.#options;
    const foreign = await withoutOwn(
      knex,
      drafts.flatMap(({ questions }) => questions),
    );
    const kept = new Set(foreign.map(({ change }) => change));
    const written = await store.write(
      drafts.map(({ update, questions }) => ({
        ...update,
        changes: questions
          .filter(({ change }) => kept.has(change))
          .map(({ place, change }) => toChangeRow(place, change)),
      })),
    );
    const changed = written.filter(({ changes }) => changes.length > 0);
    new Set(changed.map(({ sighting }) => sighting.entity_ref)).forEach(
      announce,
    );
  }
}

function groupByService(
  rows: readonly SightingRow[],
): Map<string, SightingRow[]> {
  const groups = new Map<string, SightingRow[]>();
  for (const row of rows) {
    const key = placeKey({ ...row, workload: LOOKED_AT });
    const group = groups.get(key) ?? [];
    group.push(row);
    groups.set(key, group);
  }
  return groups;
}

function toDraft(
  update: Omit<SightingUpdate, 'changes'>,
  changes: readonly SeenChange[],
  since: Date | undefined,
): Draft {
  const { entity_ref, environment, target, workload } = update.sighting;
  const place = { entity_ref, environment, target, workload };
  return {
    update: { ...update, changes: [] },
    questions: changes.map(change => ({ place, change, since })),
  };
}

function toDraftOfRemoval(row: SightingRow, seenAt: Date): Draft {
  const removal = toRemoval(fromSightingRow(row), seenAt);
  return toDraft({ sighting: row, isGone: true }, [removal], undefined);
}

function markAsLookedAt(
  place: ReturnType<typeof toPlace>,
  seenAt: Date,
): SightingUpdate {
  const sighting = toSightingRow(place, {
    ...{ sequence: 1, revision: '', version: '', paused: false, kept: [] },
    changedAt: seenAt,
  });
  return { sighting, changes: [] };
}
