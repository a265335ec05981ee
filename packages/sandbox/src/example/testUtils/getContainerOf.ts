import { V1Container } from '@kubernetes/client-node';
import { RetailExample } from '../readExample';
import { findWorkload } from '../workload';

/** The first container of a Deployment of an example. */
export function getContainerOf(
  example: RetailExample,
  namespace: string,
  name: string,
): V1Container {
  const ref = { kind: 'Deployment', namespace, name };
  const workload = findWorkload(example.manifests, ref);
  const container = workload?.spec?.template.spec?.containers[0];
  if (!container) {
    throw new Error(`The example has no deployment/${name} in ${namespace}`);
  }
  return container;
}
