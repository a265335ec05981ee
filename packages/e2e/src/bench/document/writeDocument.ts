import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { repositoryRoot } from '../../repositoryRoot';
import { describeResults } from './describeResults';
import { resultsFolder } from '../report';
import { readResults } from './readResults';

const begin = '<!-- Made by "yarn bench table". Do not edit below. -->';

/** What the results are written into. */
export const benchmarkDocument = 'docs/benchmark.md';

/** Where every single measurement of these results is kept. */
const rawFolder = 'docs/generated/benchmark';

/** Puts a part in the place of what follows the mark. @throws InputError where there is no mark. */
export function replaceBelow(text: string, part: string): string {
  const at = text.indexOf(begin);
  if (at < 0) {
    throw new InputError(`There is no line ${begin}`);
  }
  return `${text.slice(0, at)}${begin}\n\n${part}\n`;
}

/** Writes the last results of these benches into the document, and keeps their raw data beside it. */
export function writeDocument(names: readonly string[]): void {
  const path = join(repositoryRoot, benchmarkDocument);
  const results = describeResults(readResults(names));
  writeFileSync(path, replaceBelow(readFileSync(path, 'utf8'), results));
  cpSync(resultsFolder, join(repositoryRoot, rawFolder), { recursive: true });
  // As everything else in the repository.
  const prettier = join(repositoryRoot, 'node_modules/.bin/prettier');
  execFileSync(prettier, ['--write', '--log-level=warn', path]);
}
