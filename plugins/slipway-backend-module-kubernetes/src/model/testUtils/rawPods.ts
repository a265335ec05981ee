import { JsonObject } from '@backstage/types';
import { RawObject } from '../raw';
import { merge, named, ownedBy, Overrides } from './rawObjects';

/** A ready pod of the ReplicaSet `backend-2`. */
export function aPod(name: string, overrides: Overrides = {}): RawObject {
  return merge(
    {
      metadata: {
        ...named(name),
        labels: { app: 'backend', 'pod-template-hash': 'hash2' },
        ownerReferences: [ownedBy('ReplicaSet', 'backend-2')],
      },
      spec: { nodeName: 'node-1' },
      status: {
        phase: 'Running',
        conditions: [
          { type: 'PodScheduled', status: 'True' },
          { type: 'Ready', status: 'True' },
        ],
        containerStatuses: [aContainerStatus()],
      },
    },
    overrides,
  );
}

/** A pod of `backend-2` that is not ready, with these states of its container. */
export function aBrokenPod(
  name: string,
  container: JsonObject,
  status: JsonObject = {},
): RawObject {
  return aPod(name, {
    status: {
      phase: 'Pending',
      conditions: [
        { type: 'PodScheduled', status: 'True' },
        { type: 'Ready', status: 'False', reason: 'ContainersNotReady' },
      ],
      containerStatuses: [
        aContainerStatus({ ready: false, state: null, ...container }),
      ],
      ...status,
    },
  });
}

/** The status of a running container. */
export function aContainerStatus(overrides: Overrides = {}): JsonObject {
  return merge(
    {
      name: 'backend',
      image: 'registry.example/retail-backend:1.2.0',
      ready: true,
      started: true,
      restartCount: 0,
      state: { running: { startedAt: '2026-01-15T09:00:05Z' } },
    },
    overrides,
  );
}

/** A warning about an object. */
export function anEvent(overrides: Overrides = {}): RawObject {
  return merge(
    {
      metadata: { uid: 'uid-event', creationTimestamp: '2026-01-15T09:01:00Z' },
      involvedObject: { kind: 'Pod', name: 'backend-a', uid: 'uid-backend-a' },
      type: 'Warning',
      reason: 'Unhealthy',
      message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
      count: 4,
      lastTimestamp: '2026-01-15T09:02:00Z',
    },
    overrides,
  );
}

/** The autoscaler of the Deployment `backend`: 2–10 at 70 % CPU, now 3 at 42 %. */
export function anAutoscaler(overrides: Overrides = {}): RawObject {
  return merge(
    {
      metadata: { ...named('backend-hpa'), generation: 1 },
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'backend',
        },
        minReplicas: 2,
        maxReplicas: 10,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
        ],
      },
      status: {
        currentReplicas: 3,
        desiredReplicas: 3,
        currentMetrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              current: { averageUtilization: 42, averageValue: '105m' },
            },
          },
        ],
        conditions: [
          {
            type: 'ScalingActive',
            status: 'True',
            reason: 'ValidMetricFound',
            message: '',
          },
        ],
      },
    },
    overrides,
  );
}
