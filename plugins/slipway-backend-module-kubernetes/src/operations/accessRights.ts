import { PlanRemark } from '@slipway/backstage-plugin-slipway-common';
import { workloadKinds } from '../model/workloadId';
import { KubernetesObjects } from './clusterAccess';
import { LiveWorkload } from './liveWorkload';

/**
 * Asks whether the credentials for changing may do what the operation does.
 *
 * @remarks
 * The way back is the same patch on the same object, so one right is enough for both.
 */
export async function findMissingRights(
  { found, ref }: LiveWorkload,
  executor: KubernetesObjects,
): Promise<PlanRemark[]> {
  const { namespace, name } = ref;
  const resource = workloadKinds[found.kind].plural;
  const { allowed, reason } = await executor.canI({
    verb: 'patch',
    group: 'apps',
    resource,
    namespace,
    name,
  });
  return allowed
    ? []
    : [
        {
          code: 'RightMissing',
          message: `The credentials for changing may not patch ${resource}.apps '${name}' in namespace '${namespace}'${
            reason ? `: ${reason}` : ''
          }`,
          remedy: `Add to their role: { apiGroups: [apps], resources: [${resource}], verbs: [patch] }`,
        },
      ];
}
