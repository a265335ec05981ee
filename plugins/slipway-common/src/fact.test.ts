import { z } from 'zod/v3';
import { factSchema, knownFact, unknownFact } from './fact';

const schema = factSchema(z.string());
const origin = {
  source: 'metrics.k8s.io',
  observedAt: '2026-01-15T10:00:00.000Z',
};

describe('facts', () => {
  it.each([
    ['known', knownFact('64 %', origin)],
    ['unknown', unknownFact('no-access', 'May not list pods')],
    [
      'unknown since a time',
      unknownFact('unreachable', 'No answer', '2026-01-15T10:00:00.000Z'),
    ],
  ])('are kept whole when %s', (_, fact) => {
    expect(schema.parse(fact)).toEqual(fact);
  });

  it.each([
    ['a value without its source', { known: true, value: '64 %' }],
    ['an unknown without its reason', { known: false, message: 'none' }],
    [
      'an unknown with a reason of its own',
      { known: false, reason: 'tired', message: 'none' },
    ],
    ['a value without a tag', { value: '64 %', ...origin }],
  ])('are refused: %s', (_, fact) => {
    expect(schema.safeParse(fact).success).toBe(false);
  });
});
