import { PlanRemark, Revision } from '@slipway/backstage-plugin-slipway-common';
import { textAt } from '../../model/raw';
import { toRevisions } from '../../revisions/toRevisions';
import { LiveWorkload } from '../liveWorkload';

type Warning = (
  live: LiveWorkload,
  revision: Revision,
) => PlanRemark | undefined;

const warnings: readonly Warning[] = [
  warnPaused,
  warnImage,
  warnPruned,
  warnOrdered,
];

/** What to know before going back to a revision. */
export function findRollbackWarnings(
  live: LiveWorkload,
  revision: Revision,
): PlanRemark[] {
  return warnings.flatMap(warn => warn(live, revision) ?? []);
}

/** The change waits while the rollout is paused. */
export function warnPaused({ shown }: LiveWorkload): PlanRemark | undefined {
  return shown.paused
    ? {
        code: 'Paused',
        message:
          'The rollout is paused: the template is changed, and no pod is replaced until it is resumed',
        remedy: 'Resume the rollout',
      }
    : undefined;
}

function warnImage(
  _: LiveWorkload,
  { imageAvailable }: Revision,
): PlanRemark | undefined {
  return imageAvailable.known && !imageAvailable.value
    ? {
        code: 'ImageNotFound',
        message: `An image of this revision cannot be pulled: ${imageAvailable.source}`,
        remedy: 'Push the image again, or choose another revision',
      }
    : undefined;
}

function warnPruned(
  live: LiveWorkload,
  revision: Revision,
): PlanRemark | undefined {
  const old = toRevisions(live.found, live).filter(({ current }) => !current);
  const limit = live.found.workload.revisionHistoryLimit;
  return old.length >= limit && old.at(-1)?.name === revision.name
    ? {
        code: 'AboutToBePruned',
        message: `Revision ${revision.revision} is the oldest of the ${limit} that are kept: the next new revision removes it`,
        remedy: 'Raise revisionHistoryLimit',
      }
    : undefined;
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback */
function warnOrdered({
  raw,
  found,
  shown,
}: LiveWorkload): PlanRemark | undefined {
  const ordered =
    found.kind === 'StatefulSet' &&
    textAt(raw, 'spec', 'podManagementPolicy') !== 'Parallel';
  const broken = shown.instances.filter(({ ready }) => !ready);
  return ordered && broken.length
    ? {
        code: 'OrderedPodsNotReady',
        message: `The controller waits for ${broken
          .map(({ name }) => name)
          .join(', ')} to become ready before it replaces any pod`,
        remedy: `If it never does: ${broken
          .map(
            ({ name }) =>
              `kubectl -n ${found.workload.namespace} delete pod ${name}`,
          )
          .join('; ')}`,
      }
    : undefined;
}
