import { ExampleLoad } from '../../../example/loads';
import type { Load } from '../../../kubernetes/metrics/loads';

/**
 * A load of the example as a simulated cluster takes it.
 *
 * @param peak - when its curve is at its highest, if it has one.
 */
export function simulatedLoad({ load, curve }: ExampleLoad, peak: Date): Load {
  if (!curve) {
    return load;
  }
  const { periodMs, lowMillicores: low, highMillicores: high } = curve;
  const turns = peak.getTime() / periodMs;
  return {
    cpuMillicores: { low, high },
    memoryBytes: load.memoryBytes,
    periodMs,
    // A simulated curve is highest half-way through its period.
    phase: 0.5 - (turns - Math.floor(turns)),
    // Services do not stray together.
    seed: high + low,
  };
}
