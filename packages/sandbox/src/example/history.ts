import { formatAge, parseAge } from './age';
import { exampleFileError, ExampleRecord } from './exampleFile';
import { refuseUnknownFields, requiredText, requiredWorkload } from './fields';
import { Manifest } from './manifests';
import { ContainerActs } from './realNodes';
import { formatWorkload, Workload, WorkloadRef } from './workload';

/** How the pods of a revision behave in the example. */
export const BEHAVIOURS = [
  'slow-start',
  'crash-loop',
  'image-pull-error',
  'never-ready',
  'probe-failure',
] as const;

/** How the pods of a revision behave in the example. */
export type Behaviour = (typeof BEHAVIOURS)[number];

/** How long ago the example begins: the first deploy of every workload, in milliseconds. */
export const BEGAN_AGO = 21 * 86_400_000;

/** One change of a workload. */
export interface HistoryStep {
  workload: WorkloadRef;
  /** How long ago it is made where the past can be chosen, in milliseconds. */
  ago: number;
  container: string;
  image: string;
  version: string;
  cause: string;
  by: string;
  behaviour: Behaviour | undefined;
  readyAfter: string | undefined;
  exitCode: number | undefined;
  message: string | undefined;
  pause: boolean;
  /** What the container does on nodes that really run it; without it the pods' annotations say how they behave. */
  acts?: ContainerActs;
}

const FIELDS = [
  'namespace',
  'workload',
  'ago',
  'version',
  'cause',
  'by',
  'behaviour',
  'readyAfter',
  'exitCode',
  'message',
  'pause',
] as const;

/**
 * Reads the changes of `history.yaml`.
 *
 * @throws InputError with file, line and fix
 */
export function readHistory(
  records: ExampleRecord[],
  manifests: Manifest[],
): HistoryStep[] {
  const lastAgo = new Map<string, number>();
  return records.map(record => {
    refuseUnknownFields(record, FIELDS);
    const { ref, workload } = requiredWorkload(record, manifests);
    const { pause = false } = record.value;
    if (pause && ref.kind !== 'Deployment') {
      throw exampleFileError(
        record.place,
        `a ${ref.kind} cannot be paused`,
        'Remove pause, only a deployment has it',
      );
    }
    const version = requiredText(record, 'version', '1.1.0');
    const ago = agoOf(record, lastAgo.get(formatWorkload(ref)));
    lastAgo.set(formatWorkload(ref), ago);
    return {
      workload: ref,
      ago,
      ...imageOf(record, workload, version),
      version,
      cause: requiredText(record, 'cause', 'CI run 1412 of main'),
      by: requiredText(record, 'by', 'github-actions'),
      ...behaviourOf(record),
      pause: pause === true,
    };
  });
}

function agoOf(record: ExampleRecord, before: number | undefined): number {
  const text = requiredText(record, 'ago', '3d4h');
  const ago = parseAge(text);
  if (ago === undefined) {
    throw exampleFileError(
      record.place,
      `'${text}' is not an age`,
      'Write it in days, hours and minutes, as ago: 3d4h or ago: 40m',
    );
  }
  const latest = before ?? BEGAN_AGO;
  if (ago >= latest) {
    throw exampleFileError(
      record.place,
      before === undefined
        ? `${text} ago is before the first deploy`
        : `${text} ago is not after the change before it, which was ${formatAge(latest)} ago`,
      `Write less than ${formatAge(latest)}; the changes of a workload are listed oldest first`,
    );
  }
  return ago;
}

function imageOf(record: ExampleRecord, workload: Workload, version: string) {
  const container = workload.spec?.template.spec?.containers[0];
  const repository = container?.image?.replace(/:[^:/]*$/, '');
  if (!container || !repository) {
    throw exampleFileError(
      record.place,
      'the manifest of this workload has no container with an image',
      'Add one to spec.template.spec.containers',
    );
  }
  return { container: container.name, image: `${repository}:${version}` };
}

function behaviourOf(record: ExampleRecord) {
  const { behaviour, readyAfter, exitCode, message } = record.value;
  const known = BEHAVIOURS.find(name => name === behaviour);
  if (behaviour !== undefined && !known) {
    throw exampleFileError(
      record.place,
      `the behaviour '${behaviour}' is not known`,
      `Use one of ${BEHAVIOURS.join(', ')}`,
    );
  }
  if (exitCode !== undefined && !Number.isInteger(exitCode)) {
    throw exampleFileError(
      record.place,
      `exitCode is not a whole number`,
      'Write it as exitCode: 137',
    );
  }
  return {
    behaviour: known,
    readyAfter: readyAfter === undefined ? undefined : String(readyAfter),
    exitCode: exitCode as number | undefined,
    message: message === undefined ? undefined : String(message),
  };
}
