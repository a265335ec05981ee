import {
  isEnded,
  Operation,
  StepPurpose,
} from '@slipway/backstage-plugin-slipway-common';

/** One step of an operation as it is drawn. */
export interface Phase {
  name: string;
  title: string;
  purpose: StepPurpose;
  /** `stopped`: the operation ended in it. */
  state: 'done' | 'running' | 'stopped';
  seconds: number;
  /** Of the time that all took together, 0 to 1. */
  share: number;
}

/** The steps of an operation that have begun, each with its length so far. */
export function toPhases(
  { steps, state, endedAt }: Operation,
  now: number,
): Phase[] {
  const until = endedAt ? Date.parse(endedAt) : now;
  const lengths = steps.map(step => {
    const to = step.endedAt ? Date.parse(step.endedAt) : until;
    return Math.max(0, (to - Date.parse(step.startedAt)) / 1000);
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return steps.map(({ name, title, purpose, endedAt: over }, index) => ({
    name,
    title,
    purpose,
    state: over ? 'done' : getOpenState(),
    seconds: lengths[index]!,
    share: total > 0 ? lengths[index]! / total : 1 / steps.length,
  }));

  function getOpenState() {
    return isEnded(state) ? 'stopped' : 'running';
  }
}
