import { exampleFileError, ExampleRecord } from './exampleFile';
import { Manifest } from './manifests';
import { findWorkload, parseWorkload, Workload, WorkloadRef } from './workload';

/** Refuses fields that nothing would read, such as a misspelt one. */
export function refuseUnknownFields(
  { place, value }: ExampleRecord,
  known: readonly string[],
): void {
  const unknown = Object.keys(value).find(key => !known.includes(key));
  if (unknown) {
    throw exampleFileError(
      place,
      `the field ${unknown} is not known`,
      `Use one of ${known.join(', ')}`,
    );
  }
}

/** Reads a text that must be there. */
export function requiredText(
  { place, value }: ExampleRecord,
  key: string,
  example: string,
): string {
  const text = value[key];
  if (typeof text !== 'string' || text === '') {
    throw exampleFileError(
      place,
      text === undefined ? `${key} is missing` : `${key} is not a text`,
      `Add ${key}: '${example}'`,
    );
  }
  return text;
}

/** Reads which workload of the manifests a record is about. */
export function requiredWorkload(
  record: ExampleRecord,
  manifests: Manifest[],
): { ref: WorkloadRef; workload: Workload } {
  const namespace = requiredText(record, 'namespace', 'production');
  const text = requiredText(record, 'workload', 'deployment/backend');
  const ref = parseWorkload(text, namespace);
  if (!ref) {
    throw exampleFileError(
      record.place,
      `'${text}' is not a workload`,
      'Write deployment/NAME, statefulset/NAME or daemonset/NAME',
    );
  }
  const workload = findWorkload(manifests, ref);
  if (!workload) {
    throw exampleFileError(
      record.place,
      `there is no ${text} in ${namespace}`,
      `Add it to examples/kubernetes/${namespace}, or correct the name`,
    );
  }
  return { ref, workload };
}
