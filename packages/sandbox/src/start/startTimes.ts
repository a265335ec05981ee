import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '../repository';
import { Stopwatch, TimedPart } from './Stopwatch';

/** Reads what the shell did before this process was there. */
function readShellTimes(text: string): { began: number; parts: TimedPart[] } {
  const [first, ...marks] = text.split(' ');
  const began = Number(first);
  let from = 0;
  const parts = marks.map(mark => {
    const [name = '', ended] = mark.split('=');
    const part = { name, from, to: Number(ended) - began };
    from = part.to;
    return part;
  });
  return { began, parts };
}

/**
 * The stopwatch of this start, which began with the shell.
 *
 * @param environment - `SLIPWAY_START_TIMES` is `BEGAN NAME=ENDED NAME=ENDED…`, in milliseconds of the epoch.
 */
export function continueStopwatch(environment: NodeJS.ProcessEnv): Stopwatch {
  const text = environment.SLIPWAY_START_TIMES;
  if (!text) {
    return new Stopwatch(Date.now() - performance.now());
  }
  const { began, parts } = readShellTimes(text);
  const stopwatch = new Stopwatch(began);
  parts.forEach(part => stopwatch.add(part));
  return stopwatch;
}

/** The times of a start as a table for people. */
export function formatTimes(
  parts: readonly TimedPart[],
  total: number,
): string {
  const seconds = (milliseconds: number) =>
    `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
  const names = [...parts.map(({ name }) => name), 'all of it'];
  const width = Math.max(...names.map(name => name.length));
  return [
    '  How long it took (some of it side by side):',
    ...parts.map(
      ({ name, from, to }) =>
        `    ${name.padEnd(width)} ${seconds(to - from)}   from ${seconds(from).trim()}`,
    ),
    `    ${'all of it'.padEnd(width)} ${seconds(total)}`,
  ].join('\n');
}

/**
 * Writes the times of a start down for programs: `start-times.json` among the artifacts.
 *
 * @returns where it is.
 */
export function writeTimes(
  parts: readonly TimedPart[],
  total: number,
  environment: NodeJS.ProcessEnv,
): string {
  const folder = resolve(
    repositoryRoot,
    environment.SLIPWAY_ARTIFACTS ?? 'artifacts',
  );
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'start-times.json');
  writeFileSync(file, `${JSON.stringify({ total, parts }, undefined, 2)}\n`);
  return file;
}
