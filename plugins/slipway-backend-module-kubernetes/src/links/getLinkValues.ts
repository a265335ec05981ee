import { Workload } from '@slipway/backstage-plugin-slipway-common';
import {
  getTargetLinkValues,
  LinkValues,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { KubernetesPlacement } from '../placement/locate';

/** What link templates may name of a service on Kubernetes, and of one of its workloads. */
export function getLinkValues(
  service: ServiceInTarget,
  options: { located: KubernetesPlacement; workload?: Workload },
): LinkValues {
  const { located, workload } = options;
  return {
    ...getTargetLinkValues(service),
    ...('cluster' in located && {
      cluster: located.cluster,
      namespace: located.namespace,
      service: located.claim.serviceName,
    }),
    ...(workload && {
      workload: workload.name,
      kind: workload.kind,
      version: workload.version,
    }),
  };
}
