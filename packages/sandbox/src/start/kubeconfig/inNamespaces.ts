import { Manifest } from '../../example/manifests';
import { RetailExample } from '../../example/readExample';
import { isWorkload } from '../../example/workload';

type Binding = Manifest['object'] & {
  roleRef: { apiGroup: string; kind: string; name: string };
};

/**
 * The same example for somebody who may bind roles in namespaces only: each namespace gets the roles, and the reader reads these namespaces.
 */
export function inNamespaces(example: RetailExample): RetailExample {
  const namespaces = [
    ...new Set(
      example.manifests
        .filter(isWorkload)
        .map(({ object }) => object.metadata.namespace ?? ''),
    ),
  ];
  const spread = (manifest: Manifest, kind: string): Manifest[] =>
    namespaces.map(namespace => ({
      ...manifest,
      object: {
        ...manifest.object,
        kind,
        metadata: { ...manifest.object.metadata, namespace },
      },
    }));
  return {
    ...example,
    manifests: example.manifests.flatMap(manifest => {
      switch (manifest.object.kind) {
        case 'ClusterRole':
          return spread(manifest, 'Role');
        case 'ClusterRoleBinding':
          return spread(manifest, 'RoleBinding').map(toRole);
        case 'RoleBinding':
          return [toRole(manifest)];
        default:
          return [manifest];
      }
    }),
  };
}

function toRole(manifest: Manifest): Manifest {
  const binding = manifest.object as Binding;
  const object: Binding = {
    ...binding,
    roleRef: { ...binding.roleRef, kind: 'Role' },
  };
  return { ...manifest, object };
}
