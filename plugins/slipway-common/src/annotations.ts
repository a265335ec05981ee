/**
 * The standard annotations by which an entity names its workloads on Kubernetes.
 *
 * @remarks
 * They only narrow within the targets that the admin configured.
 *
 * @see https://backstage.io/docs/features/kubernetes/configuration#surfacing-your-kubernetes-components-as-part-of-an-entity
 * @public
 */
export const kubernetesAnnotations = {
  /** Value of the label of the same name on the workloads. */
  id: 'backstage.io/kubernetes-id',
  namespace: 'backstage.io/kubernetes-namespace',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;

/** The annotation that a change by Slipway leaves on a workload: the ID of its operation. @public */
export const ANNOTATION_OPERATION = 'slipway.dev/operation';
