import { NotFoundError } from '@backstage/errors';
import {
  RevisionDiffQuery,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { createYamlDiff } from '../diff/yamlDiff';
import { getRevisions } from '../model/keptRevisions';
import { ClusterAccess } from '../operations/clusterAccess';
import { nameOf } from '../operations/liveIdentity';
import { loadLiveWorkload } from '../operations/liveWorkload';

/**
 * How two revisions of a workload differ, read live.
 *
 * @throws NotFoundError naming the revision that is not kept, or where the service has no such workload.
 */
export async function diffLiveRevisions(
  clusters: ClusterAccess,
  query: RevisionDiffQuery & { service: ServiceInTarget },
): Promise<string> {
  const { service, workload, from, to } = query;
  const live = await loadLiveWorkload(clusters, {
    service,
    workload,
    parts: ['revisions'],
  });
  const revisions = getRevisions(live.found, live.objects);
  const getTemplate = (wanted: string) => {
    const kept = revisions.find(({ number }) => String(number) === wanted);
    if (!kept) {
      const numbers = revisions.map(({ number }) => number).join(', ');
      throw new NotFoundError(
        `${nameOf(live)} has no revision '${wanted}'; it keeps ${numbers || 'none'}`,
      );
    }
    return live.templates.get(kept.name) ?? {};
  };
  return createYamlDiff({
    before: getTemplate(from),
    after: getTemplate(to),
    beforeName: `revision ${from}`,
    afterName: `revision ${to}`,
  });
}
