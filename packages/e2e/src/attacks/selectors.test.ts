import {
  formatSelector,
  matchesSelector,
  parseEqualitySelector,
} from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/placement/selector';
import fc from 'fast-check';
import { parseLabelSelector } from 'sandbox/src/kubernetes/api/selectors/labelSelector';

const key = fc.constantFrom('app', 'tier', 'example.com/app', 'a.b', 'A-1');
const value = fc.constantFrom('a', 'b', 'backend', '1', 'x.y_z', 'A-1');
const labels = fc.dictionary(key, value, { noNullPrototype: true });
/** What the grammar of selectors is made of, in any order. */
const text = fc
  .array(
    fc.oneof(
      key,
      value,
      fc.constantFrom('=', '==', '!=', ',', '!', ' in ', ' notin ', '(', ')'),
      fc.constantFrom(' ', '>', '<', '\n', '\0', '*', '%2C', '&', '__proto__'),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''));

/** The simulator's reading is that of a real API server: one contract suite runs against both. */
describe('a selector that is taken', () => {
  it('S3: means to the API server what it means here, for any labels', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { minKeys: 1, noNullPrototype: true }),
        labels,
        (selector, carried) => {
          const read = parseEqualitySelector(formatSelector(selector));
          expect(matchesSelector(carried, read)).toBe(
            parseLabelSelector(formatSelector(read))(carried),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('S3: selects the same as it was written, and is refused if it is anything but equality', () => {
    let taken = 0;
    fc.assert(
      fc.property(text, labels, (written, carried) => {
        const read = readOrRefuse(written);
        if (read === undefined) {
          return;
        }
        taken += 1;
        expect(Object.keys(read).length).toBeGreaterThan(0);
        expect(/[!<>()\s]/.test(formatSelector(read))).toBe(false);
        expect(matchesSelector(carried, read)).toBe(
          parseLabelSelector(written)(carried),
        );
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});

function readOrRefuse(written: string) {
  try {
    return parseEqualitySelector(written);
  } catch (error) {
    expect((error as Error).name).toBe('InputError');
    return undefined;
  }
}
