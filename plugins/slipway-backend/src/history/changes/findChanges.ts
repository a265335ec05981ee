import {
  ObservedChange,
  Revision,
  unknownFact,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { getSpecified, runsAnother, Sighting } from './sighting';

/** A change that was seen, before it has an ID and a place. */
export type SeenChange = Pick<
  ObservedChange,
  'kind' | 'from' | 'to' | 'revision' | 'madeBy' | 'changeCause'
> & {
  at: Date;
  /** Tells it from any other change of its kind to its workload, the same whoever sees it. */
  mark: string;
};

/** What changes are found from. */
export interface ChangeSources {
  /** `undefined` where the workload is seen for the first time. */
  before?: Sighting;
  workload: Workload;
  /** Those that are kept; needed where another revision runs than before. */
  revisions: readonly Revision[];
  /** Whether the service was looked at before in this target. */
  wasLookedAt: boolean;
  seenAt: Date;
}

const unrecorded = () =>
  unknownFact('none-recorded', 'The platform does not say who did it');

/**
 * What has changed on a workload since it was last seen, oldest first.
 *
 * @remarks
 * At first sight each revision that is kept is a change of the past, so that a timeline does not begin empty.
 */
export function findChanges(sources: ChangeSources): SeenChange[] {
  const { before } = sources;
  return [
    ...findNewRevisions(sources),
    ...findRunAgain(sources),
    ...(before ? findSettings(before, sources) : []),
  ].sort((left, right) => left.at.getTime() - right.at.getTime());
}

/** How it is seen now. */
export function toSighting(sources: ChangeSources): Sighting {
  const { before, workload, revisions, seenAt } = sources;
  const another = runsAnother(workload, before);
  return {
    sequence: (before?.sequence ?? 0) + 1,
    revision: workload.revision?.revision ?? before?.revision ?? '',
    version: another ? workload.version : (before?.version ?? workload.version),
    paused: workload.paused,
    desired: getSpecified(workload),
    kept: another ? revisions.map(({ name }) => name) : (before?.kept ?? []),
    changedAt: seenAt,
  };
}

function findNewRevisions(sources: ChangeSources): SeenChange[] {
  const { before, revisions, wasLookedAt } = sources;
  const oldestFirst = [...revisions].sort((left, right) =>
    left.createdAt.localeCompare(right.createdAt),
  );
  let from = before?.version;
  return oldestFirst.flatMap((revision, index): SeenChange[] => {
    if (before?.kept.includes(revision.name)) {
      return [];
    }
    const change: SeenChange = {
      kind: !before && wasLookedAt && index === 0 ? 'appeared' : 'deployed',
      at: new Date(revision.createdAt),
      mark: `${revision.name} ${revision.createdAt}`,
      ...(from !== undefined && { from }),
      to: revision.version,
      revision: revision.revision,
      ...getFirstMaker(sources, revision),
    };
    from = revision.version;
    return [change];
  });
}

/** A revision that runs and that had run before: known from the last sight, or older than what runs now. */
function findRunAgain(sources: ChangeSources): SeenChange[] {
  const { before, workload, revisions, seenAt } = sources;
  const current = revisions.find(revision => revision.current);
  const since = workload.revision?.createdAt;
  if (!current || !since || !runsAnother(workload, before)) {
    return [];
  }
  const isAgain = before
    ? before.kept.includes(current.name)
    : since > current.createdAt;
  if (!isAgain) {
    return [];
  }
  const at = new Date(since);
  const from = before?.version ?? findLatest(revisions, current, since);
  return [
    {
      kind: 'rolled-back',
      at: before && at <= before.changedAt ? seenAt : at,
      mark: `${current.name} ${current.revision}`,
      ...(from !== undefined && { from }),
      to: current.version,
      revision: current.revision,
      ...getMaker(sources, current),
    },
  ];
}

/** The version of the newest other revision that was there at a time. */
function findLatest(
  revisions: readonly Revision[],
  current: Revision,
  time: string,
): string | undefined {
  return revisions
    .filter(it => it.name !== current.name && it.createdAt <= time)
    .sort((left, right) => left.createdAt.localeCompare(right.createdAt))
    .at(-1)?.version;
}

/** Who made a revision at first: who runs it again now is another. */
function getFirstMaker(sources: ChangeSources, revision: Revision) {
  const since = sources.workload.revision?.createdAt;
  const isAgain =
    revision.current && since !== undefined && since > revision.createdAt;
  return isAgain ? { madeBy: unrecorded() } : getMaker(sources, revision);
}

function getMaker({ workload }: ChangeSources, revision: Revision) {
  const { madeBy, changeCause } =
    revision.current && workload.revision ? workload.revision : revision;
  return { madeBy, ...(changeCause && { changeCause }) };
}

function findSettings(
  before: Sighting,
  { workload, seenAt }: ChangeSources,
): SeenChange[] {
  const desired = getSpecified(workload);
  const mark = String(before.sequence + 1);
  const common = { at: seenAt, mark, madeBy: unrecorded() };
  const isScaled =
    desired !== undefined &&
    before.desired !== undefined &&
    desired !== before.desired;
  return [
    ...(isScaled
      ? [
          {
            ...common,
            kind: 'scaled' as const,
            from: String(before.desired),
            to: String(desired),
          },
        ]
      : []),
    ...(workload.paused === before.paused
      ? []
      : [
          {
            ...common,
            kind: workload.paused ? ('paused' as const) : ('resumed' as const),
          },
        ]),
  ];
}

/** A workload that was there and is no more. */
export function toRemoval(before: Sighting, seenAt: Date): SeenChange {
  return {
    kind: 'removed',
    at: seenAt,
    mark: String(before.sequence + 1),
    from: before.version,
    madeBy: unrecorded(),
  };
}
