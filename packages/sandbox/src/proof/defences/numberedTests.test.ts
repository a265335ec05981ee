import { listTitles, numbersIn } from './numberedTests';

const source = [
  "describe('S1: outer', () => {",
  "  it('F2: a', () => {});",
  "  it.each([['a row (F3)', () => 'F7']])('(F4, F28): %s', () => {});",
  '  test.each`a`(`F5 of ${name} again`, () => {});',
  "  expect('F6').toBe(1);",
  '});',
].join('\n');

describe('listTitles', () => {
  it('finds the titles of tests and groups, those in tables too, and nothing else', () => {
    expect(listTitles('a.test.ts', source)).toEqual([
      'S1: outer',
      'F2: a',
      '(F4, F28): %s',
      'a row (F3)',
      'F5 of … again',
    ]);
  });
});

describe('numbersIn', () => {
  it.each([
    ['F1: a', ['F1']],
    ['a (F13, S2) b', ['F13', 'S2']],
    ['an S3 bucket', ['S3']],
    ['F0, F100, RF1, FS1, F', []],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});
