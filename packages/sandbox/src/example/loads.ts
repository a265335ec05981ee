import { parseAge } from './age';
import { exampleFileError, ExampleRecord } from './exampleFile';
import { refuseUnknownFields, requiredWorkload } from './fields';
import { Manifest } from './manifests';
import { parseQuantity } from '../quantity';

/** CPU that the pods of a workload use together: a wave of that period, at its highest when the demo starts. */
export interface ExampleCurve {
  periodMs: number;
  lowMillicores: number;
  highMillicores: number;
}

/** What each pod of a workload uses, as the metrics of a cluster take it. */
export interface ExampleLoad {
  selector: { namespace: string; labels: Record<string, string> };
  load: { cpuMillicores: number; memoryBytes: number };
  /** How the CPU that all pods use together goes up and down; without it each pod uses the same all the time. */
  curve: ExampleCurve | undefined;
}

const FIELDS = [
  'namespace',
  'workload',
  'cpuPercent',
  'memoryPercent',
  'curve',
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
      curve: readCurve(record, cpu * 10),
    };
  });
}

/** @param millicores - that are one percent. */
function readCurve(
  { place, value }: ExampleRecord,
  millicores: number,
): ExampleCurve | undefined {
  const { curve } = value;
  if (curve === undefined) {
    return undefined;
  }
  const { period, low, high } = (curve ?? {}) as Record<string, unknown>;
  const periodMs = parseAge(period);
  if (
    !periodMs ||
    typeof low !== 'number' ||
    typeof high !== 'number' ||
    !(low >= 0 && high >= low)
  ) {
    throw exampleFileError(
      place,
      'curve is not a curve',
      'Write it as curve: { period: 24h, low: 160, high: 910 }',
    );
  }
  return {
    periodMs,
    lowMillicores: Math.round(low * millicores),
    highMillicores: Math.round(high * millicores),
  };
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
