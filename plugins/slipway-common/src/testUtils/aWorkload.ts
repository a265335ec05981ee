import { knownFact } from '../fact';
import { Autoscaling } from '../scaling/autoscaling';
import { Revision } from '../rollout/revision';
import {
  Workload,
  WorkloadInstance,
  WorkloadProblem,
} from '../rollout/workload';

const REGISTRY = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const AT = '2026-01-15T09:00:00.000Z';

/** A healthy Deployment `backend` of version 1.2.0, which the test changes as it needs. @public */
export function aWorkload(overrides: Partial<Workload> = {}): Workload {
  const name = overrides.name ?? 'backend';
  const version = overrides.version ?? '1.2.0';
  return {
    id: `deployment.${name}`,
    kind: 'Deployment',
    name,
    cluster: 'retail-cluster',
    namespace: 'production',
    version,
    images: [
      {
        container: name,
        image: `${REGISTRY}/retail-${name}:${version}`,
        version,
      },
    ],
    status: {
      phase: 'Healthy',
      reason: 'Available',
      message: '3 of 3 available',
    },
    replicas: { desired: 3, current: 3, updated: 3, ready: 3, available: 3 },
    strategy: { type: 'RollingUpdate', maxSurge: '1', maxUnavailable: '0' },
    paused: false,
    revision: {
      revision: '4',
      createdAt: AT,
      madeBy: knownFact('github-actions', {
        source: `Deployment/${name}`,
        observedAt: AT,
      }),
    },
    problems: [],
    instances: [],
    ownership: {
      proved: true,
      evidence: `label backstage.io/kubernetes-id=${name}`,
    },
    ...overrides,
  };
}

/** A running pod, which the test changes as it needs. @public */
export function anInstance(
  overrides: Partial<WorkloadInstance> = {},
): WorkloadInstance {
  return {
    name: 'backend-7d4b9c6f5-x2x7k',
    ready: true,
    state: 'Running',
    restarts: 0,
    containers: [
      { name: 'backend', ready: true, state: 'Running', restarts: 0 },
    ],
    revision: '4',
    node: 'node-a',
    createdAt: AT,
    ...overrides,
  };
}

/** A container that crashes, which the test changes as it needs. @public */
export function aProblem(
  overrides: Partial<WorkloadProblem> = {},
): WorkloadProblem {
  return {
    code: 'CrashLoopBackOff',
    message: 'Container backend crashes: exit code 137, restarted 4 times',
    count: 2,
    container: 'backend',
    exitCode: 137,
    restarts: 4,
    since: AT,
    ...overrides,
  };
}

/** A horizontal pod autoscaler between 2 and 10 at work, which the test changes as it needs. @public */
export function anAutoscaling(
  overrides: Partial<Autoscaling> = {},
): Autoscaling {
  return {
    name: 'backend-hpa',
    min: 2,
    max: 10,
    current: 4,
    desired: 4,
    metrics: [
      {
        name: 'cpu',
        targetType: 'averageUtilization',
        target: '70 %',
        current: knownFact('64 %', {
          source: 'metrics.k8s.io',
          observedAt: AT,
        }),
      },
    ],
    conditions: [],
    status: { state: 'Steady', message: '4 of 2–10' },
    ...overrides,
  };
}

/** A kept revision that is not the current one, which the test changes as it needs. @public */
export function aRevision(overrides: Partial<Revision> = {}): Revision {
  const revision = overrides.revision ?? '3';
  const version = overrides.version ?? '1.1.0';
  const source = `ReplicaSet/backend-rs${revision}`;
  return {
    revision,
    name: `backend-rs${revision}`,
    createdAt: '2026-01-12T09:00:00.000Z',
    current: false,
    version,
    images: [
      {
        container: 'backend',
        image: `${REGISTRY}/retail-backend:${version}`,
        version,
      },
    ],
    replicas: 0,
    madeBy: knownFact('github-actions', { source, observedAt: AT }),
    imageAvailable: {
      known: false,
      reason: 'not-configured',
      message: 'No registry is configured',
    },
    ...overrides,
  };
}
