import {
  Defence,
  defencesFolder,
  readDefences,
} from 'sandbox/src/proof/defences/defence';
import {
  FaultNumber,
  faultNumbers,
  faults,
} from 'sandbox/src/proof/defences/faults';
import {
  findNumberedTests,
  NumberedTest,
} from 'sandbox/src/proof/defences/numberedTests';
import { code, document, generatedNote, table } from './markdown';

/** The reference of what is survived: by number, its tests and the patches that take the defence out. */
export function describeFaults(): string {
  const tests = findNumberedTests();
  const defences = readDefences();
  const isBuilt = (number: FaultNumber) =>
    tests.some(test => test.number === number);
  return document(
    generatedNote,
    '# Faults and attacks',
    `What Slipway has to survive. Each number stands in the titles of the tests that show it. Each patch in ${code(defencesFolder)} takes one defence out; ${code('scripts/test defences')} applies them one by one and expects a test of the number to fail.`,
    table(
      ['Number', 'What', 'Tests', 'Without'],
      faultNumbers
        .filter(isBuilt)
        .map(number => [
          number,
          faults[number],
          listTests(tests.filter(test => test.number === number)),
          listDefences(defences.filter(it => it.number === number)),
        ]),
    ),
    '## Not built yet',
    'The parts of the product that these are about do not exist yet.',
    table(
      ['Number', 'What'],
      faultNumbers
        .filter(number => !isBuilt(number))
        .map(number => [number, faults[number]]),
    ),
  );
}

function listTests(tests: readonly NumberedTest[]): string {
  const files = tests.map(({ file }) => file);
  return [...new Set(files)]
    .map(file => {
      const count = files.filter(it => it === file).length;
      const link = `[${file.split('/').at(-1)}](../../${file})`;
      return count > 1 ? `${link} (${count})` : link;
    })
    .join(', ');
}

function listDefences(defences: readonly Defence[]): string {
  return defences
    .map(
      ({ name, takesOut }) =>
        `${takesOut} ([${name}](../../${defencesFolder}/${name}))`,
    )
    .join('; ');
}
