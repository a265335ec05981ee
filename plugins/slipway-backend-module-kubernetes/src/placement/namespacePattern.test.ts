import fc from 'fast-check';
import { isNamespaceName, matchesNamespace } from './namespacePattern';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
/** A pattern with the texts that its wildcards stand for, and the whole. */
const filled = fc
  .array(fc.tuple(label, fc.option(label, { nil: undefined })), {
    minLength: 1,
    maxLength: 3,
  })
  .map(parts => ({
    pattern: parts.map(([text, any]) => (any ? `${text}*` : text)).join(''),
    whole: parts.map(([text, any]) => text + (any ?? '')).join(''),
  }))
  .filter(({ whole }) => whole.length <= 63);

describe('matchesNamespace', () => {
  it('takes what a pattern stands for', () => {
    fc.assert(
      fc.property(filled, ({ pattern, whole }) => {
        expect(matchesNamespace(whole, pattern)).toBe(true);
      }),
    );
  });

  it('S2: takes no text that is no name, whatever the pattern', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      label.chain(name =>
        fc.constantFrom(`${name}\n`, `${name}/..`, ` ${name}`, `${name}.x`),
      ),
    );
    const pattern = fc.oneof(label, fc.constantFrom('*', 'team-*', '*-a'));
    fc.assert(
      fc.property(text, pattern, (wanted, allowed) => {
        expect(
          matchesNamespace(wanted, allowed) && !isNamespaceName(wanted),
        ).toBe(false);
      }),
    );
  });

  it('S2: without a wildcard, takes the one name only', () => {
    fc.assert(
      fc.property(label, label, (name, other) => {
        expect(matchesNamespace(other, name)).toBe(other === name);
      }),
    );
  });

  it('S2: takes nothing that does not begin and end as the pattern does', () => {
    fc.assert(
      fc.property(label, label, label, (start, end, name) => {
        const fits =
          name.startsWith(start) &&
          name.endsWith(end) &&
          name.length >= start.length + end.length;
        expect(matchesNamespace(name, `${start}*${end}`)).toBe(fits);
      }),
    );
  });
});
