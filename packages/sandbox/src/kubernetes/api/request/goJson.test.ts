import { parseGoJson } from './goJson';

describe('parseGoJson', () => {
  it('reads JSON', () => {
    expect(parseGoJson('{"a": [1]}')).toEqual({ a: [1] });
  });

  it.each([
    ['', 'unexpected end of JSON input'],
    ['{', 'unexpected end of JSON input'],
    ['{"kind": ', 'unexpected end of JSON input'],
    ['words', "invalid character 'w' looking for beginning of value"],
    ['\u009e', "invalid character '\\u009e' looking for beginning of value"],
  ])('says of %j what Go says', (text, message) => {
    expect(() => parseGoJson(text)).toThrow(message);
  });
});
