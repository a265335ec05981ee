import { WorkloadProblem } from '@slipway/backstage-plugin-slipway-common';
import { KeptContainer, KeptEvent, KeptPod, KeptTermination } from '../kept';

/** A problem of one pod or controller, before those alike are counted together. */
export type Finding = Omit<WorkloadProblem, 'count'> & { count?: number };

/** What detectors look at besides the pod. */
export interface DetectorContext {
  events: (uid: string) => readonly KeptEvent[];
  /** Whether the workload has fewer available than it wants. */
  lacksReplicas: boolean;
}

/** A pod, looked at by a detector. */
export interface PodSight extends DetectorContext {
  pod: KeptPod;
}

/** A container of a pod, looked at by a detector. */
export interface ContainerSight extends PodSight {
  container: KeptContainer;
}

/** `container 'app'`, or `init container 'migrate'`. */
export function nameContainer({ name, init }: KeptContainer): string {
  return `${init ? 'init container' : 'container'} '${name}'`;
}

/** `exit 137 (OOMKilled) ×4`. */
export function describeExit(
  { exitCode, reason }: KeptTermination,
  times: number,
): string {
  const because = reason && reason !== 'Error' ? ` (${reason})` : '';
  return `exit ${exitCode}${because}${times > 1 ? ` ×${times}` : ''}`;
}

/** Appends a text, where there is one. */
export function withDetail(sentence: string, detail: string): string {
  return detail ? `${sentence}: ${detail}` : sentence;
}
