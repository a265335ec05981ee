import fc from 'fast-check';
import { tags } from '../testUtils/builders';
import { bearsTags, formatTags, parseTagSelector } from './tagSelector';

describe('parseTagSelector', () => {
  it.each<[string, Record<string, string>]>([
    ['component=backend', { component: 'backend' }],
    ['component=backend, tier=data', { component: 'backend', tier: 'data' }],
    [
      'aws:cloudformation:stack-name=a=b',
      { 'aws:cloudformation:stack-name': 'a=b' },
    ],
    ['Kostenstelle Süd=4 2', { 'Kostenstelle Süd': '4 2' }],
  ])('reads %s', (text, expected) => {
    expect(parseTagSelector(text)).toEqual(expected);
  });

  it.each([
    ['', "'' is refused"],
    [',', "'' is refused"],
    ['component', "'component' is refused"],
    ['component=', "'component=' is refused"],
    ['=backend', "'=backend' is refused"],
    ['a=b,', "'' is refused"],
    ['component=*', "'component=*' is refused"],
    ['component!=backend', "'component!=backend' is refused"],
    ['component in (a,b)', "'component in (a' is refused"],
    ['a=b,a=c', "'a' is named twice"],
  ])('S3: refuses %j', (text, message) => {
    expect(() => parseTagSelector(text)).toThrow(message);
  });

  it('S3: matches nothing that lacks one of the terms, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, value) => {
        let selector;
        try {
          selector = parseTagSelector(`${key}=${value}`);
        } catch {
          return;
        }
        expect(Object.keys(selector)).not.toEqual([]);
        expect(bearsTags([], selector)).toBe(false);
        expect(bearsTags(undefined, selector)).toBe(false);
        expect(bearsTags(tags(selector), selector)).toBe(true);
        expect(parseTagSelector(formatTags(selector))).toEqual(selector);
      }),
    );
  });
});
