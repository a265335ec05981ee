import { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject, RawObject } from '../raw';

/** When the objects of the builders were made. */
const CREATED_AT = '2026-01-15T09:00:00Z';

/** Changes to a built object: maps are merged, everything else is replaced. */
export type Overrides = JsonObject;

/** A pod template of the retail backend. */
export function aTemplate(
  version = '1.2.0',
  overrides: Overrides = {},
): JsonObject {
  return merge(
    {
      metadata: { labels: { app: 'backend' } },
      spec: {
        containers: [
          {
            name: 'backend',
            image: `registry.example/retail-backend:${version}`,
            env: [
              { name: 'REDIS_HOST', value: 'redis.example' },
              { name: 'STRIPE_API_KEY', value: 'canary-stripe-key' },
            ],
          },
        ],
      },
    },
    overrides,
  );
}

/** A Deployment `production/backend`: three replicas of 1.2.0, all available. */
export function aDeployment(overrides: Overrides = {}): RawObject {
  return merge(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        ...named('backend'),
        generation: 4,
        labels: { app: 'backend', 'backstage.io/kubernetes-id': 'backend' },
        annotations: { 'deployment.kubernetes.io/revision': '2' },
        managedFields: [managed('kubectl-set', '2026-01-15T10:00:00Z')],
      },
      spec: {
        replicas: 3,
        revisionHistoryLimit: 10,
        selector: { matchLabels: { app: 'backend' } },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
        },
        template: aTemplate(),
      },
      status: {
        observedGeneration: 4,
        replicas: 3,
        updatedReplicas: 3,
        readyReplicas: 3,
        availableReplicas: 3,
        conditions: [],
      },
    },
    overrides,
  );
}

/** The ReplicaSet of a revision of that Deployment. */
export function aReplicaSet(
  revision: number,
  version: string,
  overrides: Overrides = {},
): RawObject {
  return merge(
    {
      metadata: {
        ...named(`backend-${revision}`),
        labels: { app: 'backend', 'pod-template-hash': `hash${revision}` },
        annotations: { 'deployment.kubernetes.io/revision': String(revision) },
        ownerReferences: [ownedBy('Deployment', 'backend')],
      },
      spec: {
        replicas: 0,
        template: aTemplate(version, {
          metadata: { labels: { 'pod-template-hash': `hash${revision}` } },
        }),
      },
      status: {},
    },
    overrides,
  );
}

/** A StatefulSet `production/search` of three replicas, all available. */
export function aStatefulSet(overrides: Overrides = {}): RawObject {
  return merge(
    {
      metadata: {
        ...named('search'),
        generation: 2,
        labels: { 'backstage.io/kubernetes-id': 'backend' },
      },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'backend' } },
        updateStrategy: { type: 'RollingUpdate' },
        template: aTemplate(),
      },
      status: {
        observedGeneration: 2,
        replicas: 3,
        updatedReplicas: 3,
        readyReplicas: 3,
        availableReplicas: 3,
        currentRevision: 'search-2',
        updateRevision: 'search-2',
      },
    },
    overrides,
  );
}

/** A DaemonSet `production/agent` on three nodes, all available. */
export function aDaemonSet(overrides: Overrides = {}): RawObject {
  return merge(
    {
      metadata: {
        ...named('agent'),
        generation: 2,
        labels: { 'backstage.io/kubernetes-id': 'backend' },
      },
      spec: {
        selector: { matchLabels: { app: 'backend' } },
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
        },
        template: aTemplate(),
      },
      status: {
        observedGeneration: 2,
        desiredNumberScheduled: 3,
        currentNumberScheduled: 3,
        updatedNumberScheduled: 3,
        numberReady: 3,
        numberAvailable: 3,
        numberMisscheduled: 0,
      },
    },
    overrides,
  );
}

/** A ControllerRevision of the StatefulSet `search` or the DaemonSet `agent`. */
export function aControllerRevision(
  owner: { kind: 'StatefulSet' | 'DaemonSet'; name: string },
  { revision, version }: { revision: number; version: string },
): RawObject {
  return {
    metadata: {
      ...named(`${owner.name}-${revision}`),
      labels: { app: 'backend', 'controller-revision-hash': String(revision) },
      ownerReferences: [ownedBy(owner.kind, owner.name)],
    },
    revision,
    data: {
      spec: { template: { ...aTemplate(version), $patch: 'replace' } },
    },
  };
}

/** What the API server adds to every object. */
export function named(name: string): JsonObject {
  return {
    name,
    namespace: 'production',
    uid: `uid-${name}`,
    resourceVersion: '100',
    creationTimestamp: CREATED_AT,
  };
}

/** The reference to the controller of an object. */
export function ownedBy(kind: string, name: string): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind,
    name,
    uid: `uid-${name}`,
    controller: true,
  };
}

/** An entry of the field managers: that one changed the template. */
export function managed(manager: string, time: string): JsonObject {
  return {
    manager,
    operation: 'Update',
    apiVersion: 'apps/v1',
    time,
    fieldsV1: { 'f:spec': { 'f:template': {} } },
  };
}

/** Merges maps, and replaces everything else; `null` removes. */
export function merge(base: JsonObject, overrides: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    const old: JsonValue | undefined = merged[key];
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] =
        isJsonObject(old) && isJsonObject(value) ? merge(old, value) : value;
    }
  }
  return merged;
}
