import { parseBenchRequest } from './request';

const options = { benches: ['rollback', 'tab'], others: ['table'] };
const parse = (...args: string[]) => parseBenchRequest(args, options);

describe('parseBenchRequest', () => {
  it('is all of it where nothing is named', () => {
    expect(parse()).toEqual({
      names: ['rollback', 'tab'],
      rounds: undefined,
      sizes: [1, 100, 1000],
    });
  });

  it('is what is named, in that order', () => {
    expect(
      parse('tab', 'rollback', 'table', '--rounds', '3', '--sizes', '1,10'),
    ).toEqual({
      names: ['tab', 'rollback', 'table'],
      rounds: 3,
      sizes: [1, 10],
    });
  });

  it.each([
    [['speed'], 'Choose from rollback, tab, table'],
    [['--rounds', 'many'], '--rounds takes numbers from 1 on, and not "many"'],
    [['--rounds', '0'], '--rounds takes numbers'],
    [['--sizes', '1,'], '--sizes takes numbers'],
  ])('refuses %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });
});
