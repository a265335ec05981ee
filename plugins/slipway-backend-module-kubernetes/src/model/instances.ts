import {
  InstanceContainer,
  WorkloadInstance,
} from '@slipway/backstage-plugin-slipway-common';
import { KeptContainer, KeptPod } from './kept';

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
    containers: pod.containers
      .filter(container => !container.init || isFailing(container))
      .map(buildContainer),
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

/** An init container that has done its part, or is about to, is of no interest. */
function isFailing({ waiting, terminated }: KeptContainer): boolean {
  return (
    (waiting !== undefined && waiting.reason !== 'PodInitializing') ||
    (terminated !== undefined && terminated.exitCode !== 0)
  );
}

function buildContainer(container: KeptContainer): InstanceContainer {
  const { name, init, ready, restarts } = container;
  const word = getWord(container) ?? 'Running';
  return { name, ready, state: init ? `Init:${word}` : word, restarts };
}

/** Why a container does not run; `undefined` for one that does. */
function getWord({ waiting, terminated }: KeptContainer): string | undefined {
  return waiting?.reason ?? (terminated && (terminated.reason || 'Error'));
}

/** The word that `kubectl get pods` shows. */
function getState(pod: KeptPod): string {
  if (pod.deletedAt) {
    return 'Terminating';
  }
  if (pod.reason) {
    return pod.reason;
  }
  for (const container of pod.containers) {
    const { init, waiting, terminated } = container;
    const done = init && terminated?.exitCode === 0;
    const starting = waiting?.reason === 'PodInitializing';
    const word = getWord(container);
    if (word && !done && !starting) {
      return init ? `Init:${word}` : word;
    }
  }
  return pod.phase;
}
