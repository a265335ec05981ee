import type {
  V1ControllerRevision,
  V1DaemonSet,
  V1Deployment,
  V1Job,
  V1Namespace,
  V1Node,
  V1Pod,
  V1PodDisruptionBudget,
  V1ReplicaSet,
  V1Service,
  V1StatefulSet,
  V2HorizontalPodAutoscaler,
  CoreV1Event,
} from '@kubernetes/client-node';
import { KubernetesObject } from './KubernetesObject';

/** A type of the client library as it is on the wire: times are texts. */
export type Wire<T> = T extends Date
  ? string
  : T extends (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Field in keyof T]: Wire<T[Field]> }
      : T;

type Typed<T> = KubernetesObject &
  Wire<Omit<T, 'apiVersion' | 'kind' | 'metadata'>>;

export type Pod = Typed<V1Pod>;
export type Deployment = Typed<V1Deployment>;
export type ReplicaSet = Typed<V1ReplicaSet>;
export type StatefulSet = Typed<V1StatefulSet>;
export type DaemonSet = Typed<V1DaemonSet>;
export type ControllerRevision = Typed<V1ControllerRevision>;
export type HorizontalPodAutoscaler = Typed<V2HorizontalPodAutoscaler>;
export type Job = Typed<V1Job>;
export type Node = Typed<V1Node>;
export type Namespace = Typed<V1Namespace>;
export type Service = Typed<V1Service>;
export type PodDisruptionBudget = Typed<V1PodDisruptionBudget>;
export type Event = Typed<CoreV1Event>;
