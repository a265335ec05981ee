import { parseChecks } from './checks';

const valid = `
- name: orders are there
  sql: SELECT count(*) > 0 FROM orders
  expect: true
- name: newest order
  sql: SELECT max(created_at) FROM orders
  newestRow: true
`;

describe('parseChecks', () => {
  it('reads what an owner declares', () => {
    expect(parseChecks(valid)).toEqual([
      {
        name: 'orders are there',
        sql: 'SELECT count(*) > 0 FROM orders',
        expect: true,
      },
      {
        name: 'newest order',
        sql: 'SELECT max(created_at) FROM orders',
        newestRow: true,
      },
    ]);
  });

  it('has none where none are declared', () => {
    expect(parseChecks(undefined)).toEqual([]);
  });

  it.each([
    ['no list', 'orders', 'Expected array'],
    ['an empty list', '[]', 'at least 1'],
    ['broken YAML', '- {name: a', 'is wrong'],
    ['a check without a query', '- {name: a, expect: 1}', '0.sql: Required'],
    ['one that expects nothing', '- {name: a, sql: SELECT 1}', '0.expect'],
    [
      'a member that is not known',
      '- {name: a, sql: SELECT 1, expect: 1, host: db.example.com}',
      'host',
    ],
    [
      'a list as expectation',
      '- {name: a, sql: SELECT 1, expect: [1]}',
      '0.expect',
    ],
    [
      'two of one name',
      '[{name: a, sql: SELECT 1, expect: 1}, {name: a, sql: SELECT 2, expect: 2}]',
      `two are named 'a'`,
    ],
    [
      'two newest rows',
      '[{name: a, sql: SELECT 1, newestRow: true}, {name: b, sql: SELECT 2, newestRow: true}]',
      'at most one',
    ],
    [
      'aliases',
      '[{name: &a a, sql: SELECT 1, expect: 1}, {name: *a, sql: SELECT 2, expect: 2}]',
      'aliases are not read',
    ],
    [
      'a long name',
      `- {name: ${'a'.repeat(81)}, sql: SELECT 1, expect: 1}`,
      '80',
    ],
    [
      'too many',
      JSON.stringify(
        Array.from({ length: 21 }, (_, index) => ({
          name: String(index),
          sql: 'SELECT 1',
          expect: 1,
        })),
      ),
      'at most 20',
    ],
  ])('refuses %s, and says what it expects', (_, annotation, message) => {
    expect(() => parseChecks(annotation)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
    expect(() => parseChecks(annotation)).toThrow('orders are there');
  });
});
