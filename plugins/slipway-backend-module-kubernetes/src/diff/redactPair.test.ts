import { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { isJsonObject } from '../model/raw';
import { redactPair } from './redactPair';

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const plain = fc.oneof(word, fc.integer(), fc.boolean());
const secretName = fc.constantFrom(
  'PASSWORD',
  'DB_PASSWORD',
  'apiKey',
  'STRIPE_API_KEY',
  'GITHUB_TOKEN',
  'client-secret',
  'PRIVATE_KEY',
  'AWS_SECRET_ACCESS_KEY',
);
/** As somebody would choose one; the mark tells it from everything else. */
const secret = fc
  .tuple(fc.string({ minLength: 1, maxLength: 12 }), fc.nat())
  .map(([text, number]) => `c4nary${text}${number}`);

/** Where a template may hold a secret. */
const holder: fc.Arbitrary<JsonObject> = fc
  .tuple(secretName, secret, word)
  .chain(([name, value, other]) =>
    fc.constantFrom<JsonObject>(
      { env: [{ name, value }] },
      {
        env: [
          { name: other, value: other },
          { name, value },
        ],
      },
      { metadata: { annotations: { [name]: value } } },
      { args: [`--${name}`, value] },
      {
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
              env: [{ name, value }],
            }),
          },
        },
      },
    ),
  );
const tree = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    plain,
    holder,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

describe('redactPair', () => {
  it('shows no secret, wherever it stands and whatever stands beside it (S7)', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        expect(JSON.stringify(redactPair(before, after))).not.toContain(
          'c4nary',
        );
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the structure: every key, every place, every type', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const [left, right] = redactPair(before, after);
        expect(shapeOf(left ?? null)).toEqual(shapeOf(before));
        expect(shapeOf(right ?? null)).toEqual(shapeOf(after));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves alone what is no secret', () => {
    const harmless = fc.dictionary(word, plain, { noNullPrototype: true });
    fc.assert(
      fc.property(harmless, harmless, (before, after) => {
        expect(redactPair(before, after)).toEqual([before, after]);
      }),
    );
  });
});

function shapeOf(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) {
    return value.map(shapeOf);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]),
      )
    : typeof value;
}
