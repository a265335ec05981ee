import { exampleFileError, ExampleRecord } from './exampleFile';
import { refuseUnknownFields, requiredWorkload } from './fields';
import { Manifest } from './manifests';
import { parseQuantity } from './quantity';

/** What each pod of a workload uses, as the control plane's metrics take it. */
export interface ExampleLoad {
  selector: { namespace: string; labels: Record<string, string> };
  load: { cpuMillicores: number; memoryBytes: number };
}

const FIELDS = [
  'namespace',
  'workload',
  'cpuPercent',
  'memoryPercent',
] as const;

/**
 * Reads the loads of `loads.yaml`, which are in percent of what the pods request.
 *
 * @throws InputError with file, line and fix
 */
export function readLoads(
  records: ExampleRecord[],
  manifests: Manifest[],
): ExampleLoad[] {
  return records.map(record => {
    refuseUnknownFields(record, FIELDS);
    const { ref, workload } = requiredWorkload(record, manifests);
    const requests =
      workload.spec?.template.spec?.containers[0]?.resources?.requests;
    const cpu = parseQuantity(requests?.cpu);
    const memory = parseQuantity(requests?.memory);
    if (cpu === undefined || memory === undefined) {
      throw exampleFileError(
        record.place,
        'the manifest of this workload does not request CPU and memory',
        'Add resources.requests with cpu and memory to its container',
      );
    }
    return {
      selector: {
        namespace: ref.namespace,
        labels: workload.spec?.selector.matchLabels ?? {},
      },
      load: {
        cpuMillicores: Math.round(cpu * 10 * percent(record, 'cpuPercent')),
        memoryBytes: Math.round(
          (memory / 100) * percent(record, 'memoryPercent'),
        ),
      },
    };
  });
}

function percent({ place, value }: ExampleRecord, key: string): number {
  const number = value[key];
  if (typeof number !== 'number' || !(number >= 0)) {
    throw exampleFileError(
      place,
      `${key} is not a percentage`,
      `Write it as ${key}: 70`,
    );
  }
  return number;
}
