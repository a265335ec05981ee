import type * as objects from '../objects/kinds';
import type { KubernetesObject } from '../objects/KubernetesObject';

/** Of an object that the store has taken, the spec is there. */
type WithSpec<T extends { spec?: unknown }> = T & {
  spec: NonNullable<T['spec']>;
};

export type Pod = WithSpec<objects.Pod>;
export type Deployment = WithSpec<objects.Deployment>;
export type ReplicaSet = WithSpec<objects.ReplicaSet>;
export type StatefulSet = WithSpec<objects.StatefulSet>;
export type DaemonSet = WithSpec<objects.DaemonSet>;
export type Autoscaler = WithSpec<objects.HorizontalPodAutoscaler>;
export type Node = objects.Node;
export type Namespace = objects.Namespace;
export type ClusterEvent = objects.Event;

export type PodSpec = Pod['spec'];
export type PodStatus = NonNullable<Pod['status']>;
export type PodTemplate = Deployment['spec']['template'];
export type LabelSelector = Deployment['spec']['selector'];
export type Container = PodSpec['containers'][number];
export type ContainerStatus = NonNullable<
  PodStatus['containerStatuses']
>[number];
export type DeploymentStatus = NonNullable<Deployment['status']>;
export type ReplicaSetStatus = NonNullable<ReplicaSet['status']>;
export type StatefulSetStatus = NonNullable<StatefulSet['status']>;
export type DaemonSetStatus = NonNullable<DaemonSet['status']>;
export type AutoscalerStatus = NonNullable<Autoscaler['status']>;
export type MetricSpec = NonNullable<Autoscaler['spec']['metrics']>[number];
export type MetricStatus = NonNullable<
  AutoscalerStatus['currentMetrics']
>[number];
export type ScalingRules = NonNullable<
  NonNullable<Autoscaler['spec']['behavior']>['scaleUp']
>;

/** A count, or a percentage such as `25%`. */
export type IntOrPercent = number | string;

/** A condition in the status of an object. */
export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

/** A limit to what a namespace may use. */
export interface ResourceQuota extends KubernetesObject {
  spec: { hard?: Record<string, string> };
  status?: { hard?: Record<string, string>; used?: Record<string, string> };
}

/** A kept template of a StatefulSet or DaemonSet. */
export interface ControllerRevision extends KubernetesObject {
  revision: number;
  data: { spec: { template: PodTemplate & { $patch?: 'replace' } } };
}

/** A workload whose revisions are kept as ControllerRevisions. */
export type RevisionedWorkload = StatefulSet | DaemonSet;
