import { RbacAuthorizationV1Api } from '@kubernetes/client-node';
import { loadConfigFile } from 'sandbox/src/example/loadConfig';

const name = 'kubernetes-plugin';

/** Lets the user `slipway-reader` see what the stock Kubernetes plugin shows beyond Slipway. */
export async function grantPlugin({
  kubeconfigPath,
}: {
  kubeconfigPath: string;
}): Promise<void> {
  const rbac = loadConfigFile(kubeconfigPath).makeApiClient(
    RbacAuthorizationV1Api,
  );
  const kinds = {
    '': 'services',
    'networking.k8s.io': 'ingresses',
    'metrics.k8s.io': 'pods',
  };
  const rules = Object.entries(kinds).map(([group, resource]) => ({
    apiGroups: [group],
    resources: [resource],
    verbs: ['get', 'list'],
  }));
  await rbac.createClusterRole({ body: { metadata: { name }, rules } });
  const apiGroup = 'rbac.authorization.k8s.io';
  await rbac.createClusterRoleBinding({
    body: {
      metadata: { name },
      roleRef: { apiGroup, kind: 'ClusterRole', name },
      subjects: [{ apiGroup, kind: 'User', name: 'slipway-reader' }],
    },
  });
}
