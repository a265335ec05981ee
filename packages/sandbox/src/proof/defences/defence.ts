import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '@backstage/errors';
import { repositoryRoot } from '../../repository';
import { FaultNumber, faults } from './faults';

/** The folder of the patches. */
export const defencesFolder = 'defences';

/** A small patch that takes one defence out of the product, and the tests that have to notice. */
export interface Defence {
  number: FaultNumber;
  /** File name of the patch. */
  name: string;
  /** What the patch takes out. */
  takesOut: string;
  /** The test files of whose tests with the number at least one has to fail. */
  tests: string[];
  /** Part of the titles of the tests that are run, where a defence that is gone would make all of them wait in vain. */
  only?: string;
  patch: string;
}

/** Every patch of the repository, in the order of the numbers. */
export function readDefences(): Defence[] {
  return globSync(`${defencesFolder}/*.patch`, { cwd: repositoryRoot })
    .map(file =>
      parseDefence(
        basename(file),
        readFileSync(join(repositoryRoot, file), 'utf8'),
      ),
    )
    .sort((left, right) =>
      left.name.localeCompare(right.name, 'en', { numeric: true }),
    );
}

/**
 * Reads a patch: before the diff stand a line `Takes out: …`, a line `Tests: …` with the paths of test files, and perhaps
 * a line `Only: …`.
 *
 * @throws InputError that says what is missing.
 */
export function parseDefence(name: string, patch: string): Defence {
  const [, number] = /^([FS]\d+)(?:-[a-z-]+)?\.patch$/.exec(name) ?? [];
  if (!number || !(number in faults)) {
    throw new InputError(
      `${defencesFolder}/${name} is not called after a fault or an attack: F13.patch, or F13-lease.patch`,
    );
  }
  const [head] = patch.split(/^diff --git /m, 1);
  const find = (label: string) =>
    new RegExp(`^${label}:((?:.*\\n)(?:[ \\t]+.*\\n)*)`, 'm')
      .exec(head!)?.[1]
      ?.trim()
      .replace(/\s+/g, ' ');
  const demand = (label: string) => {
    const text = find(label);
    if (!text) {
      throw new InputError(
        `${defencesFolder}/${name} has no line "${label}: …" before its diff`,
      );
    }
    return text;
  };
  return {
    number: number as FaultNumber,
    name,
    takesOut: demand('Takes out'),
    tests: demand('Tests').split(' '),
    only: find('Only'),
    patch,
  };
}
