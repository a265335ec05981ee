import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machine';
import { BenchResult, resultsFolder } from '../report';

/** A result as it was written down, with what it was measured on. */
export type KeptResult = Omit<BenchResult, 'raw'> & { machine: Machine };

/** The last results of these benches; those that were never measured are left out. */
export function readResults(names: readonly string[]): KeptResult[] {
  return names
    .map(name => join(resultsFolder, `${name}.json`))
    .filter(file => existsSync(file))
    .map(file => {
      const { raw, ...kept } = JSON.parse(readFileSync(file, 'utf8'));
      return kept;
    });
}
