import {
  KubeConfig,
  RbacAuthorizationV1Api,
  type V1PolicyRule,
} from '@kubernetes/client-node';
import type { ControlPlane } from '../controlPlane';

const workloads = ['deployments', 'statefulsets', 'daemonsets'];

/** The least that reading needs. */
const readerRules: V1PolicyRule[] = [
  {
    apiGroups: ['apps'],
    resources: [...workloads, 'replicasets', 'controllerrevisions'],
    verbs: ['get', 'list', 'watch'],
  },
  {
    apiGroups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
    verbs: ['get', 'list', 'watch'],
  },
  {
    apiGroups: [''],
    resources: ['pods', 'events'],
    verbs: ['get', 'list', 'watch'],
  },
  {
    apiGroups: [''],
    resources: ['namespaces'],
    resourceNames: ['kube-system'],
    verbs: ['get'],
  },
];

/** The least that changing needs. */
const executorRules: V1PolicyRule[] = [
  { apiGroups: ['apps'], resources: workloads, verbs: ['patch'] },
];

/**
 * Lets the users `slipway-reader` and `slipway-executor` do what the product needs, and nothing else.
 *
 * @param executors - more users that may do what `slipway-executor` may.
 */
export async function grantRoles(
  plane: Pick<ControlPlane, 'kubeconfigPath'>,
  executors: readonly string[] = [],
): Promise<void> {
  const config = new KubeConfig();
  config.loadFromFile(plane.kubeconfigPath);
  const rbac = config.makeApiClient(RbacAuthorizationV1Api);
  const grants = {
    'slipway-reader': { rules: readerRules, others: [] },
    'slipway-executor': { rules: executorRules, others: executors },
  };
  for (const [name, { rules, others }] of Object.entries(grants)) {
    const apiGroup = 'rbac.authorization.k8s.io';
    await rbac.createClusterRole({ body: { metadata: { name }, rules } });
    await rbac.createClusterRoleBinding({
      body: {
        metadata: { name },
        roleRef: { apiGroup, kind: 'ClusterRole', name },
        subjects: [name, ...others].map(user => ({
          apiGroup,
          kind: 'User',
          name: user,
        })),
      },
    });
  }
}
