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

/**
 * The annotations by which an entity names its resources on AWS, in the form of the AWS plugins for Backstage.
 *
 * @remarks
 * They only narrow within the targets that the admin configured: account and region are the target's.
 *
 * @public
 */
export const awsAnnotations = {
  /** ARNs of RDS instances, separated by commas: one for each account and region where there is one. */
  rdsInstanceArn: 'aws.amazon.com/amazon-rds-db-instance-arn',
  /** Tags that its RDS instance bears, e.g. `component=backend,tier=data`. */
  rdsInstanceTags: 'aws.amazon.com/amazon-rds-db-instance-tags',
} as const;

/**
 * The annotations by which the owner of a data store states what its recovery has to keep.
 *
 * @remarks
 * Objectives are lengths of time, such as `15m`, `1h`, `7d` or `PT1H`. One with a scope after its name holds for the loss of
 * the region or the account: `slipway.dev/rpo-region`.
 *
 * @public
 */
export const recoveryAnnotations = {
  rpo: 'slipway.dev/rpo',
  rto: 'slipway.dev/rto',
  retention: 'slipway.dev/retention',
  /** YAML: a list of checks by which a recovered copy is validated. */
  checks: 'slipway.dev/recovery-checks',
} as const;

/** The annotation that a change by Slipway leaves on a workload: the ID of its operation. @public */
export const ANNOTATION_OPERATION = 'slipway.dev/operation';
