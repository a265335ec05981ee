import { shortenText } from './shortenText';

describe('shortenText', () => {
  it.each(['', 'Container backend crashes', 'x'.repeat(130)])(
    'leaves %p as it is',
    text => expect(shortenText(text)).toBe(text),
  );

  it('ends after a word', () => {
    const text = `Back-off pulling image ${'registry/of/'.repeat(6)}app:1.0: failed to resolve reference, because ${'it is not there '.repeat(8)}`;
    const short = shortenText(text);
    expect(short.length).toBeLessThan(102);
    expect(short).toMatch(/\w…$/);
    expect(text.startsWith(short.slice(0, -1))).toBe(true);
  });

  it('cuts within a word that is longer than all', () => {
    expect(shortenText('x'.repeat(500))).toBe(`${'x'.repeat(100)}…`);
  });
});
