import { useSyncExternalStore } from 'react';

const TICK = 5_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach(tell => tell());
  }, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function read(): number {
  if (!timer && Date.now() - now > TICK) {
    now = Date.now();
  }
  return now;
}

/** Something that follows from the time in milliseconds; whoever uses it is drawn again only when that changes. */
export function useFromNow<T extends string | number | boolean | undefined>(
  select: (now: number) => T,
): T {
  return useSyncExternalStore(subscribe, () => select(read()));
}

/** The time in milliseconds; whoever uses it is drawn again every five seconds, all at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
