import {
  Workload,
  WorkloadImage,
} from '@slipway/backstage-plugin-slipway-common';

/** The kinds of object that are watched, by their plural in the API. */
export const watchedKinds = [
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'controllerrevisions',
  'pods',
  'horizontalpodautoscalers',
] as const;

/** A kind of object that is watched. */
export type WatchedKind = (typeof watchedKinds)[number];

/** The controller that owns an object. */
export interface KeptOwner {
  kind: string;
  name: string;
  uid: string;
}

/** What is kept of every object. */
export interface KeptObject {
  uid: string;
  name: string;
  namespace: string;
  resourceVersion: string;
  /** All labels of a workload; of others those that name a revision. */
  labels: Readonly<Record<string, string>>;
  /** Only those that are shown or that prove something. */
  annotations: Readonly<Record<string, string>>;
  createdAt: string;
  deletedAt?: string;
  owner?: KeptOwner;
}

/** A condition of an object. */
export interface KeptCondition {
  type: string;
  status: string;
  reason: string;
  message: string;
  at?: string;
}

/** What is kept of a pod template: never an environment value. */
export interface KeptTemplate {
  /** As {@link getTemplateHash} computes it. */
  hash: string;
  images: readonly WorkloadImage[];
}

/** A field manager, with the time of its last change. */
export interface KeptFieldManager {
  name: string;
  at?: string;
}

/** What Deployment, StatefulSet and DaemonSet have in common. */
export interface KeptWorkload extends KeptObject {
  generation: number;
  observedGeneration: number;
  template: KeptTemplate;
  strategy: Workload['strategy'];
  conditions: readonly KeptCondition[];
  revisionHistoryLimit: number;
  /** Names of all field managers. */
  managers: readonly string[];
  /** The one that last changed the template. */
  templateManager?: KeptFieldManager;
  desired: number;
  current: number;
  updated: number;
  ready: number;
  available: number;
}

/** A Deployment, as kept. */
export interface KeptDeployment extends KeptWorkload {
  paused: boolean;
}

/** A StatefulSet, as kept. */
export interface KeptStatefulSet extends KeptWorkload {
  /** Names of ControllerRevisions. */
  currentRevision?: string;
  updateRevision?: string;
}

/** A DaemonSet, as kept. */
export interface KeptDaemonSet extends KeptWorkload {
  misscheduled: number;
}

/** A ReplicaSet, as kept. */
export interface KeptReplicaSet extends KeptObject {
  /** `undefined` for one that no Deployment has numbered. */
  revision?: number;
  template: KeptTemplate;
  desired: number;
  current: number;
  ready: number;
  available: number;
  conditions: readonly KeptCondition[];
}

/** A ControllerRevision, as kept. */
export interface KeptControllerRevision extends KeptObject {
  revision: number;
  template: KeptTemplate;
}

/** How a container ended. */
export interface KeptTermination {
  exitCode: number;
  reason: string;
  /** What it left as termination message, shortened. */
  message: string;
  at?: string;
}

/** A container of a pod, as kept. */
export interface KeptContainer {
  name: string;
  image: string;
  init: boolean;
  ready: boolean;
  /** `false` while its startup probe has not passed. */
  started: boolean;
  restarts: number;
  waiting?: { reason: string; message: string };
  terminated?: KeptTermination;
  lastTerminated?: KeptTermination;
}

/** A Pod, as kept. */
export interface KeptPod extends KeptObject {
  phase: string;
  reason: string;
  message: string;
  node?: string;
  conditions: readonly KeptCondition[];
  containers: readonly KeptContainer[];
}

/** A metric that an HPA follows, as kept. */
export interface KeptMetric {
  name: string;
  targetType: string;
  target: string;
  /** Absent where the HPA has no value for it. */
  current?: string;
}

/** A HorizontalPodAutoscaler, as kept. */
export interface KeptHpa extends KeptObject {
  scaleTarget: { kind: string; name: string };
  generation?: number;
  observedGeneration?: number;
  min: number;
  max: number;
  current: number;
  desired: number;
  metrics: readonly KeptMetric[];
  conditions: readonly KeptCondition[];
}

/** An event, as kept. */
export interface KeptEvent {
  uid: string;
  involved: { kind: string; name: string; uid: string };
  type: string;
  reason: string;
  message: string;
  count: number;
  at: string;
}

/** What is kept of an object of each kind. */
export interface KeptByKind {
  deployments: KeptDeployment;
  replicasets: KeptReplicaSet;
  statefulsets: KeptStatefulSet;
  daemonsets: KeptDaemonSet;
  controllerrevisions: KeptControllerRevision;
  pods: KeptPod;
  horizontalpodautoscalers: KeptHpa;
}

/** The kept objects of one namespace. */
export type KeptObjects = {
  readonly [TKind in WatchedKind]: readonly KeptByKind[TKind][];
};
