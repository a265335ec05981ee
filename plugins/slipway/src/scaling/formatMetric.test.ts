import { formatMetric } from './formatMetric';

describe('formatMetric', () => {
  it.each([
    [63.6, '%', 'en', '64%'],
    [63.6, '%', 'de', '64 %'],
    [1234.567, '', 'en', '1,234.57'],
  ])('of %d%s in %s says %p', (value, unit, locale, text) => {
    expect(formatMetric(value, unit, locale).replace(/\s/g, ' ')).toBe(text);
  });
});
