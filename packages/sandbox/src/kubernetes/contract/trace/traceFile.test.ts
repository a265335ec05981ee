import { format } from './traceFile';

describe('format', () => {
  it.each([
    [[], '[]'],
    [{}, '{}'],
    [['a', 1, null], '["a", 1, null]'],
    [{ a: ['x'.repeat(80)] }, `{\n  "a": [\n    "${'x'.repeat(80)}"\n  ]\n}`],
    [[{ a: {} }], '[\n  {\n    "a": {}\n  }\n]'],
  ])('writes %j as the formatter does', (value, text) => {
    expect(format(value, '')).toBe(text);
  });
});
