import type { ProbeName } from '../behaviours/behaviour';
import { Remark } from '../controllers/EventRecorder';
import type { Container, Pod } from '../controllers/kinds';
import { notFoundMessage, pullOf } from './images';

type ContainerRemark = Pick<Remark, 'type' | 'reason' | 'message'>;

/** A remark on a container of a pod. */
export function remarkOn(
  pod: Pod,
  container: Container,
  remark: ContainerRemark,
): Remark {
  return {
    object: pod,
    fieldPath: `spec.containers{${container.name}}`,
    ...remark,
  };
}

/** How a pod is named in the kubelet's messages. */
export function fullNameOf({ metadata }: Pod): string {
  const { name, namespace, uid } = metadata;
  return `${name}_${namespace}(${uid})`;
}

/** What the kubelet says at each start of a container. @param isPresent - the image was on the node before */
export function startRemarks(
  { image = '', imagePullPolicy }: Container,
  isPresent: boolean,
): ContainerRemark[] {
  const { ms, bytes } = pullOf(image);
  const pulls =
    isPresent && imagePullPolicy !== 'Always'
      ? `Container image "${image}" already present on machine and can be accessed by the pod`
      : `Successfully pulled image "${image}" in ${ms}ms (${ms}ms including waiting). Image size: ${bytes} bytes.`;
  return [
    { reason: 'Pulled', message: pulls },
    { reason: 'Created', message: 'Container created' },
    { reason: 'Started', message: 'Container started' },
  ];
}

/** @see {@link startRemarks} */
export function pullingRemark({ image }: Container): ContainerRemark {
  return { reason: 'Pulling', message: `Pulling image "${image}"` };
}

/** An image is missing. */
export function pullFailedRemark({ image = '' }: Container): ContainerRemark {
  return {
    type: 'Warning',
    reason: 'Failed',
    message: `Failed to pull image "${image}": ${notFoundMessage(image)}`,
  };
}

/** The kubelet waits before it tries to pull again. */
export function pullBackOffRemark({ image }: Container): ContainerRemark {
  return {
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off pulling image "${image}"`,
  };
}

/** The kubelet waits before it starts a container again. */
export function crashBackOffRemark(
  pod: Pod,
  { name }: Container,
): ContainerRemark {
  return {
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container ${name} in pod ${fullNameOf(pod)}`,
  };
}

/** A probe failed. */
export function probeRemark(probe: ProbeName): ContainerRemark {
  return {
    type: 'Warning',
    reason: 'Unhealthy',
    message: `${probe} probe failed: HTTP probe failed with statuscode: 503`,
  };
}

/** A container is ended for its probe. */
export function probeKillRemark({ name }: Container): ContainerRemark {
  return {
    reason: 'Killing',
    message: `Container ${name} failed liveness probe, will be restarted`,
  };
}
