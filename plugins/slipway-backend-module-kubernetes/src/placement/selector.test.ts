import fc from 'fast-check';
import {
  formatSelector,
  matchesSelector,
  parseEqualitySelector,
} from './selector';

const letters = 'abcXYZ019';
const labelValue = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
  .map(characters => characters.join(''));
const selectors = fc.dictionary(labelValue, labelValue, {
  minKeys: 1,
  maxKeys: 4,
});

describe('parseEqualitySelector', () => {
  it.each([
    ['app=backend', { app: 'backend' }],
    ['app==backend', { app: 'backend' }],
    [
      'app=backend, example.com/tier=api',
      { app: 'backend', 'example.com/tier': 'api' },
    ],
  ])('reads %p', (text, selector) => {
    expect(parseEqualitySelector(text)).toEqual(selector);
  });

  it.each([
    '',
    ' ',
    ',',
    'app',
    '!app',
    'app=',
    '=backend',
    'app!=backend',
    'app in (backend)',
    'app in (backend,other)',
    'app notin (other)',
    'app=backend,',
    ',app=backend',
    'app=backend,,tier=api',
    'app=backend,app=other',
    'app=backend,app',
    'app=a b',
    'app===backend',
    'app=back=end',
    'app=*',
    'app=-x',
    'a/b/c=d',
    '__proto__=x',
    `app=${'x'.repeat(64)}`,
    'app=backend\nother=1',
    'app>1',
  ])('refuses %p', text => {
    expect(() => parseEqualitySelector(text)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(selectors, selector => {
        expect(parseEqualitySelector(formatSelector(selector))).toEqual(
          selector,
        );
      }),
    );
  });

  it('makes of any text a selector of plain terms, or an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom('a', '=', '!', ',', ' in ', '(b)', '*'))
            .map(parts => parts.join('')),
        ),
        text => {
          expect(parseOrRefuse(text)).toMatch(
            /^refused$|^[\w./-]+=[\w.-]+(,[\w./-]+=[\w.-]+)*$/,
          );
        },
      ),
    );
  });
});

describe('matchesSelector', () => {
  it('matches nothing by an empty selector', () => {
    expect(matchesSelector({ app: 'backend' }, {})).toBe(false);
  });

  it('does not take inherited keys for labels', () => {
    expect(matchesSelector({}, { constructor: 'Object' })).toBe(false);
  });

  it('matches fewer with each further term', () => {
    fc.assert(
      fc.property(selectors, selectors, selectors, (labels, one, more) => {
        const both = { ...more, ...one };
        expect(
          !matchesSelector(labels, both) || matchesSelector(labels, one),
        ).toBe(true);
      }),
    );
  });
});

function parseOrRefuse(text: string): string {
  try {
    return formatSelector(parseEqualitySelector(text));
  } catch (error) {
    return (error as Error).name === 'InputError' ? 'refused' : 'failed';
  }
}
