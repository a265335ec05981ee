import { Revision } from '@slipway/backstage-plugin-slipway-common';
import { KeptObjects } from '../model/kept';
import {
  findCurrentRevision,
  findPodRevision,
  getPods,
  getRevisions,
  KeptRevision,
  WorkloadOfKind,
} from '../model/keptRevisions';
import {
  getChangeCause,
  getRevisionMaker,
  getCurrentMaker,
} from '../model/maker';
import { getImageAvailability } from './imageAvailability';

/** The revisions of a workload, newest first, as shown and without their diffs. */
export function toRevisions(
  found: WorkloadOfKind,
  { objects, observedAt }: { objects: KeptObjects; observedAt: string },
): Revision[] {
  const revisions = getRevisions(found, objects);
  const current = findCurrentRevision(found, revisions);
  const pods = getPods(found, objects);
  return revisions.map(revision => {
    const own = pods.filter(
      pod => findPodRevision(pod, found, revisions)?.uid === revision.uid,
    );
    return {
      ...describe(revision),
      current: revision.uid === current?.uid,
      replicas: own.length,
      madeBy:
        revision.uid === current?.uid
          ? getCurrentMaker(found, observedAt)
          : getRevisionMaker(revision, { kind: found.kind, observedAt }),
      imageAvailable: getImageAvailability(own, observedAt),
    };
  });
}

function describe(
  revision: KeptRevision,
): Pick<
  Revision,
  'revision' | 'name' | 'createdAt' | 'version' | 'images' | 'changeCause'
> {
  const changeCause = getChangeCause(revision);
  return {
    revision: String(revision.number),
    name: revision.name,
    createdAt: revision.createdAt,
    version: revision.template.images[0]?.version ?? 'unknown',
    images: [...revision.template.images],
    ...(changeCause ? { changeCause } : {}),
  };
}
