import { namespace } from '../../controlPlane/testCluster';
import type { Subject } from './Subject';
import {
  change,
  deploy,
  isRolledOut,
  isSeen,
  ofTag,
  type WorkloadName,
} from './workloads';

const kind = 'deployment';

const theDeployment = (name: string): WorkloadName => ({ kind, name });

/** What they have in common. */
const onDeployments = {
  ground: 'kubernetes',
  workloadKind: kind,
  changes: ['patch'],
} as const;

/** From one pod to two. */
export const scale: Subject<'scale'> = {
  ...onDeployments,
  name: 'scale',
  kind: 'scale',
  input: () => ({ replicas: 2 }),
  prepare: ({ kubernetes: { cluster } }, name) =>
    deploy(cluster, theDeployment(name)),
  async read({ kubernetes }, name) {
    const { apps } = kubernetes.cluster;
    const { spec } = await apps.readNamespacedDeployment({ namespace, name });
    return spec?.replicas;
  },
  wanted: 2,
};

/** The pause of a rollout. */
export const pause: Subject<'rollout-pause'> = {
  ...onDeployments,
  name: 'rollout-pause',
  kind: 'rollout-pause',
  input: () => ({}),
  prepare: ({ kubernetes: { cluster } }, name) =>
    deploy(cluster, theDeployment(name)),
  async read({ kubernetes }, name) {
    const { apps } = kubernetes.cluster;
    const { spec } = await apps.readNamespacedDeployment({ namespace, name });
    return spec?.paused;
  },
  wanted: true,
};

/** The end of a pause in which 1.1.0 waits. */
export const resume: Subject<'rollout-resume'> = {
  ...onDeployments,
  name: 'rollout-resume',
  kind: 'rollout-resume',
  input: () => ({}),
  async prepare({ kubernetes: { cluster } }, name) {
    await deploy(cluster, theDeployment(name));
    await change(cluster, theDeployment(name), { paused: true });
    await change(cluster, theDeployment(name), ofTag(name, '1.1.0'));
    await isSeen(cluster, theDeployment(name));
  },
  async read({ kubernetes: { cluster } }, name) {
    await isRolledOut(cluster, theDeployment(name));
    const where = { namespace, name };
    const { spec } = await cluster.apps.readNamespacedDeployment(where);
    return { isPaused: spec?.paused ?? false };
  },
  wanted: { isPaused: false },
};
