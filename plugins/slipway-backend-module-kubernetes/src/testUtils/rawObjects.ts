import { JsonObject } from '@backstage/types';
import { RawObject } from '../model/raw';

/** What the builders of raw objects take. */
export interface RawObjectOptions {
  namespace?: string;
  name?: string;
  uid?: string;
  labels?: Record<string, string>;
  owner?: { kind: string; name: string; uid: string };
}

const template = {
  metadata: { labels: { app: 'backend' } },
  spec: {
    containers: [
      {
        name: 'backend',
        image: 'retail/backend:1.2.0',
        env: [{ name: 'PASSWORD', value: 'canary-secret' }],
      },
    ],
  },
};

/** A healthy Deployment, as the API server writes it. */
export function aRawDeployment(options: RawObjectOptions = {}): RawObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...metadataOf({ name: 'backend', ...options }),
      labels: options.labels ?? { 'backstage.io/kubernetes-id': 'backend' },
      generation: 1,
      annotations: { 'deployment.kubernetes.io/revision': '1' },
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'backend' } },
      strategy: { type: 'RollingUpdate' },
      template,
    },
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
    },
  };
}

/** The ReplicaSet of a Deployment. */
export function aRawReplicaSet(deployment: RawObject): RawObject {
  const { namespace, name, uid } = deployment.metadata as JsonObject;
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      ...metadataOf({
        namespace: String(namespace),
        name: `${name}-5d8f`,
        labels: { app: 'backend', 'pod-template-hash': '5d8f' },
        owner: { kind: 'Deployment', name: String(name), uid: String(uid) },
      }),
      annotations: { 'deployment.kubernetes.io/revision': '1' },
    },
    spec: { replicas: 1, template },
    status: { replicas: 1, readyReplicas: 1, availableReplicas: 1 },
  };
}

/** A ready pod of a ReplicaSet. */
export function aRawPod(
  replicaSet: RawObject,
  { name, restarts = 0 }: { name?: string; restarts?: number } = {},
): RawObject {
  const owner = replicaSet.metadata as JsonObject;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadataOf({
      namespace: String(owner.namespace),
      name: name ?? `${owner.name}-abcde`,
      labels: { app: 'backend', 'pod-template-hash': '5d8f' },
      owner: {
        kind: 'ReplicaSet',
        name: String(owner.name),
        uid: String(owner.uid),
      },
    }),
    spec: template.spec,
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [
        {
          name: 'backend',
          image: 'retail/backend:1.2.0',
          ready: true,
          started: true,
          restartCount: restarts,
          state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
        },
      ],
    },
  };
}

function metadataOf(options: RawObjectOptions): JsonObject {
  const { namespace = 'production', name = 'object', labels = {} } = options;
  return {
    namespace,
    name,
    uid: options.uid ?? `${namespace}/${name}`,
    labels,
    creationTimestamp: '2026-01-01T00:00:00Z',
    ...(options.owner && {
      ownerReferences: [{ ...options.owner, controller: true }],
    }),
  };
}

/** The HPA of the Deployment `backend`. */
export function aRawHpa(): RawObject {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf({ name: 'backend' }),
    spec: {
      scaleTargetRef: { kind: 'Deployment', name: 'backend' },
      minReplicas: 1,
      maxReplicas: 4,
    },
    status: { currentReplicas: 1, desiredReplicas: 1 },
  };
}
