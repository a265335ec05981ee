import { useRef } from 'react';
import { useNow } from '../live/useNow';

/** A number and when it was seen, in milliseconds. */
export interface Sample {
  at: number;
  value: number;
}

const KEPT = 120;

/** How a number went since it was first shown: nothing from before, and nothing made up. */
export function useSamples(value: number): readonly Sample[] {
  const now = useNow();
  const samples = useRef<Sample[]>([]);
  const last = samples.current.at(-1);
  if (!last || last.at !== now || last.value !== value) {
    samples.current = [...samples.current, { at: now, value }].slice(-KEPT);
  }
  return samples.current;
}
