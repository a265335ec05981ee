import type { LogOptions } from '../api/ApiContext';
import type { Clock } from '../clock/Clock';
import type { ContainerStatus, Pod } from '../controllers/kinds';
import type * as objects from '../objects/kinds';
import { StatusError } from '../store/StatusError';
import {
  ContainerLife,
  currentLife,
  findStatus,
  previousLife,
} from './containerLives';
import type { LogLine } from './LogLine';
import { writeNginx } from './writeNginx';
import { writePlain } from './writePlain';
import { writeSpringBoot } from './writeSpringBoot';

type Writer = (life: ContainerLife, until: number) => LogLine[];

/** By what is in the name of the image. */
const writers: readonly [RegExp, Writer][] = [
  [/nginx|web/, writeNginx],
  [/backend|service|gateway|recommendation|spring|java/, writeSpringBoot],
];

/**
 * The log of a container: made up of what has happened to it, and always the same for the same time.
 *
 * @throws StatusError where it has not run, in the words of the API server.
 */
export function getPodLog(
  { clock }: { clock: Clock },
  pod: objects.Pod,
  { container, ...options }: LogOptions & { container: string },
): string {
  const now = clock.now().getTime();
  const life = findLife(pod as Pod, container, options.previous);
  const lines = writeLife(life, now)
    .filter(({ at }) => at <= now)
    .filter(
      ({ at }) =>
        options.sinceSeconds === undefined ||
        at >= now - options.sinceSeconds * 1000,
    );
  const { tailLines } = options;
  const wanted =
    tailLines === undefined
      ? lines
      : lines.slice(Math.max(0, lines.length - tailLines));
  const text = wanted
    .map(({ at, text: line }) =>
      options.timestamps ? `${nanoseconds(at)} ${line}\n` : `${line}\n`,
    )
    .join('');
  return options.limitBytes === undefined
    ? text
    : Buffer.from(text).subarray(0, options.limitBytes).toString();
}

function writeLife(life: ContainerLife, now: number): LogLine[] {
  const [, write] = writers.find(([pattern]) =>
    pattern.test(life.image.replace(/^.*\//, '')),
  ) ?? [undefined, writePlain];
  return write(life, Math.min(now, life.end?.at ?? now));
}

function findLife(
  pod: Pod,
  container: string,
  previous: boolean,
): ContainerLife {
  const { name } = pod.metadata;
  const status = findStatus(pod, container);
  if (!pod.spec.nodeName) {
    throw refuse(`pod ${name} does not have a host assigned`);
  }
  if (previous) {
    const life = status && previousLife(pod, status);
    if (!life) {
      throw refuse(
        `previous terminated container "${container}" in pod "${name}" not found`,
      );
    }
    return life;
  }
  const life = status && currentLife(pod, status);
  if (!life) {
    throw refuse(
      `container "${container}" in pod "${name}" is ${waitingOf(status)}`,
    );
  }
  return life;
}

const imageReasons: Readonly<Record<string, string>> = {
  ErrImagePull: "image can't be pulled",
  ImagePullBackOff: 'trying and failing to pull image',
};

function waitingOf(status: ContainerStatus | undefined): string {
  const { reason = 'ContainerCreating' } = status?.state?.waiting ?? {};
  return `waiting to start: ${imageReasons[reason] ?? reason}`;
}

function refuse(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

function nanoseconds(at: number): string {
  return new Date(at).toISOString().replace('Z', '000000Z');
}
