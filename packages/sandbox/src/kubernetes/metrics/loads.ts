/** What the containers of one pod use together. */
export interface PodLoad {
  cpuMillicores: number;
  memoryBytes: number;
}

/**
 * What the ready pods of a selector use together: it goes up and down with the clock, the same for the same time.
 *
 * @remarks The CPU is shared out among the pods that are ready, so that more of them use less each; the memory is each pod's own.
 */
export interface LoadCurve {
  /** CPU of all pods together, when it is lowest and when it is highest. */
  cpuMillicores: { low: number; high: number };
  /** Memory of each pod. */
  memoryBytes: number;
  /** From one highest point to the next. */
  periodMs: number;
  /** Where in its period it is at the clock's zero, as a part of it. @default 0: at its lowest */
  phase?: number;
  /** How far it strays from the curve, as a part of its value. @default 0.04 */
  noise?: number;
  /** Which noise: workloads with different seeds do not stray together. @default 0 */
  seed?: number;
}

/** What pods use: always the same, a curve, or unknown, as just after a pod's start. */
export type Load = PodLoad | LoadCurve | 'missing';

/** Whether a load is a curve. */
export function isCurve(load: PodLoad | LoadCurve): load is LoadCurve {
  return 'periodMs' in load;
}

/** Noise keeps its value for so long. */
const noiseMs = 15_000;

/** What the pods of a curve use together at a time. */
export function totalAt(curve: LoadCurve, now: Date): number {
  const { low, high } = curve.cpuMillicores;
  const time = now.getTime();
  const turn = time / curve.periodMs + (curve.phase ?? 0);
  const height = (1 - Math.cos(2 * Math.PI * turn)) / 2;
  const value = low + (high - low) * height;
  return value * (1 + (curve.noise ?? 0.04) * noiseAt(curve.seed ?? 0, time));
}

/** Between -1 and 1: steps of its own for each seed, with a straight line from each to the next. */
export function noiseAt(seed: number, time: number): number {
  const step = Math.floor(time / noiseMs);
  const part = time / noiseMs - step;
  const [from, to] = [scatter(seed, step), scatter(seed, step + 1)];
  return from + (to - from) * part;
}

/** A number between -1 and 1 that looks random and is always the same. */
function scatter(seed: number, step: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.trunc(step);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x7fffffff - 1;
}
