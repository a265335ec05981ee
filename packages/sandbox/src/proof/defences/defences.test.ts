import { execFileSync } from 'node:child_process';
import { readDefences } from './defence';
import { faultNumbers } from './faults';
import { findNumberedTests } from './numberedTests';
import { repositoryRoot } from '../../repository';

const tests = findNumberedTests();
const defences = readDefences();

describe('the patches of this repository', () => {
  it.each(defences)('$name fits the sources', ({ patch }) => {
    const check = () =>
      execFileSync('git', ['apply', '--check'], {
        cwd: repositoryRoot,
        input: patch,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
    expect(check).not.toThrow();
  });

  it.each(defences)('$name names tests of its number', defence => {
    const named = tests.filter(({ number }) => number === defence.number);
    expect(named.map(({ file }) => file)).toEqual(
      expect.arrayContaining(defence.tests),
    );
  });
});

describe('the numbers in the titles of tests', () => {
  const numbers = [...new Set(tests.map(({ number }) => number))];

  it('are those of the list', () => {
    expect(faultNumbers).toEqual(expect.arrayContaining(numbers));
  });

  it('have a patch each', () => {
    const defended = new Set(defences.map(({ number }) => number));
    expect(numbers.filter(number => !defended.has(number))).toEqual([]);
  });
});
