import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';
import {
  Comparison,
  Count,
  describeComparison,
  describeCount,
} from './comparison';
import { Machine } from './machine';

/** A figure that has a limit. */
export type Budget = {
  what: string;
  value: number;
  limit: number;
  unit: string;
};

/** What a benchmark has found. */
export type BenchResult = {
  name: string;
  /** For people, a line each. */
  lines: string[];
  comparisons?: Comparison[];
  counts?: Count[];
  budgets: Budget[];
  /** Every single measurement. */
  raw: unknown;
};

/** Where the raw data is. */
export const resultsFolder = resolve(
  repositoryRoot,
  process.env.SLIPWAY_ARTIFACTS ?? 'artifacts',
  'bench',
);

/** Writes a result with its raw data down, and says it in words. */
export function report(result: BenchResult, machine: Machine): string {
  mkdirSync(resultsFolder, { recursive: true });
  const file = join(resultsFolder, `${result.name}.json`);
  writeFileSync(file, JSON.stringify({ machine, ...result }));
  const lines = [
    ...result.lines,
    ...(result.comparisons ?? []).flatMap(describeComparison),
    ...(result.counts ?? []).map(describeCount),
  ];
  return [
    `\n${result.name}`,
    ...lines.map(line => `  ${line}`),
    ...result.budgets.map(budget => `  ${describeBudget(budget)}`),
    `  raw data: ${file}`,
  ].join('\n');
}

/** Whether a figure is within its limit, in words. */
export function describeBudget({ what, value, limit, unit }: Budget): string {
  const verdict = value <= limit ? '✓ within' : '✗ above';
  return `${verdict} the budget: ${what} ${value.toFixed(1)} ${unit}, at most ${limit} ${unit}`;
}
