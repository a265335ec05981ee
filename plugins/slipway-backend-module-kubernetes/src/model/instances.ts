import { WorkloadInstance } from '@slipway/backstage-plugin-slipway-common';
import { KeptPod } from './kept';

/** A pod, as shown. */
export function buildInstance(
  pod: KeptPod,
  revision: number | undefined,
): WorkloadInstance {
  return {
    name: pod.name,
    ready: isReady(pod),
    state: getState(pod),
    restarts: pod.containers
      .filter(({ init }) => !init)
      .reduce((sum, { restarts }) => sum + restarts, 0),
    ...(revision === undefined ? {} : { revision: String(revision) }),
    ...(pod.node ? { node: pod.node } : {}),
    createdAt: pod.createdAt,
  };
}

/** Whether the pod's own condition says that it is ready. */
function isReady(pod: KeptPod): boolean {
  return pod.conditions.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}

/** The word that `kubectl get pods` shows. */
function getState(pod: KeptPod): string {
  if (pod.deletedAt) {
    return 'Terminating';
  }
  if (pod.reason) {
    return pod.reason;
  }
  for (const { init, waiting, terminated } of pod.containers) {
    const done = init && terminated?.exitCode === 0;
    const starting = waiting?.reason === 'PodInitializing';
    const word =
      waiting?.reason ?? (terminated && (terminated.reason || 'Error'));
    if (word && !done && !starting) {
      return init ? `Init:${word}` : word;
    }
  }
  return pod.phase;
}
