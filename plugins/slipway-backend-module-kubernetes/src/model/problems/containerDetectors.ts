import {
  ContainerSight,
  describeExit,
  Finding,
  nameContainer,
  withDetail,
} from './finding';

/** Finds one kind of problem in a container. */
export type ContainerDetector = (sight: ContainerSight) => Finding | undefined;

/** Both words stand for the same: the kubelet goes to and fro between them. */
const pullReasons = ['ImagePullBackOff', 'ErrImagePull'];
const imageReasons = [
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
];
const createReasons = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'CreatePodSandboxError',
];

/** The image cannot be had. */
export function detectImage({
  container,
}: ContainerSight): Finding | undefined {
  const { reason = '', message = '' } = container.waiting ?? {};
  const pull = pullReasons.includes(reason);
  if (!pull && !imageReasons.includes(reason)) {
    return undefined;
  }
  const detail = message.replace(/^Back-off pulling image "[^"]*"(: )?/, '');
  return {
    code: pull ? 'ImagePullBackOff' : reason,
    message: withDetail(
      `Image '${container.image}' of ${nameContainer(container)} cannot be pulled`,
      detail,
    ),
    container: container.name,
  };
}

/** The container cannot be made, e.g. for want of a ConfigMap or Secret. */
function detectCreation({ container }: ContainerSight): Finding | undefined {
  const { reason = '', message = '' } = container.waiting ?? {};
  return createReasons.includes(reason)
    ? {
        code: reason,
        message: withDetail(
          `${capitalize(nameContainer(container))} cannot be created`,
          message,
        ),
        container: container.name,
      }
    : undefined;
}

/** The container ends again and again, or has just ended with an error. */
function detectCrash({ container }: ContainerSight): Finding | undefined {
  const { restarts, terminated, ready } = container;
  const backsOff = container.waiting?.reason === 'CrashLoopBackOff';
  const ended =
    terminated ?? (backsOff || !ready ? container.lastTerminated : undefined);
  const failed = ended !== undefined && ended.exitCode !== 0;
  const loops = backsOff || (failed && restarts >= (terminated ? 1 : 2));
  if (!loops && !(terminated && failed)) {
    return undefined;
  }
  const times = Math.max(restarts + (terminated ? 1 : 0), 1);
  const exit = ended ? describeExit(ended, times) : `${restarts} restarts`;
  return {
    code: codeOfCrash(container.init, loops),
    message: withDetail(
      `${capitalize(nameContainer(container))} ${
        loops ? 'keeps crashing' : 'crashed'
      }, ${exit}`,
      ended?.message ?? '',
    ),
    container: container.name,
    ...(ended ? { exitCode: ended.exitCode } : {}),
    restarts,
    ...(ended?.at ? { since: ended.at } : {}),
  };
}

/** The detectors of containers. */
export const containerDetectors: readonly ContainerDetector[] = [
  detectImage,
  detectCreation,
  detectCrash,
];

function codeOfCrash(init: boolean, loops: boolean): string {
  if (init) {
    return 'InitContainerFailed';
  }
  return loops ? 'CrashLoopBackOff' : 'ContainerCrashed';
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
