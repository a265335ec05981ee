import { NotFoundError } from '@backstage/errors';
import { Revision } from '@slipway/backstage-plugin-slipway-common';
import { findWorkloads } from '../model/buildWorkloads';
import { KeptObjects } from '../model/kept';
import { getWorkloadId } from '../model/workloadId';
import { EqualitySelector } from '../placement/selector';
import { toRevisions } from './toRevisions';

/** What revisions are listed from. */
export interface KeptRevisionSources {
  objects: KeptObjects;
  selector: EqualitySelector;
  /** ID of the workload. */
  workload: string;
  observedAt: string;
}

/**
 * The revisions of a workload, newest first, from the picture.
 *
 * @throws NotFoundError naming the workloads that there are.
 */
export function listKeptRevisions(sources: KeptRevisionSources): Revision[] {
  const { objects, selector, workload: id, observedAt } = sources;
  const candidates = findWorkloads(objects, selector);
  const found = candidates.find(
    ({ kind, workload }) => getWorkloadId(kind, workload.name) === id,
  );
  if (!found) {
    const ids = candidates.map(({ kind, workload }) =>
      getWorkloadId(kind, workload.name),
    );
    throw new NotFoundError(
      `There is no workload '${id}' of this service here; there ${
        ids.length ? `is ${ids.join(', ')}` : 'is none'
      }`,
    );
  }
  return toRevisions(found, { objects, observedAt });
}
