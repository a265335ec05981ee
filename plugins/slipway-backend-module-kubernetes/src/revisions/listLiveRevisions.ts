import { Revision } from '@slipway/backstage-plugin-slipway-common';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { createYamlDiff } from '../diff/yamlDiff';
import { ClusterAccess } from '../operations/clusterAccess';
import { loadLiveWorkload } from '../operations/liveWorkload';
import { toRevisions } from './toRevisions';

/**
 * The revisions of a workload, newest first, read live, each with its diff from the live template.
 *
 * @throws NotFoundError where the service has no such workload.
 */
export async function listLiveRevisions(
  clusters: ClusterAccess,
  { service, workload }: { service: ServiceInTarget; workload: string },
): Promise<Revision[]> {
  const live = await loadLiveWorkload(clusters, {
    service,
    workload,
    parts: ['revisions', 'pods'],
  });
  return toRevisions(live.found, live).map(revision => ({
    ...revision,
    diff: createYamlDiff({
      before: live.template,
      after: live.templates.get(revision.name) ?? {},
      beforeName: 'live',
      afterName: `revision ${revision.revision}`,
    }),
  }));
}
