import { Canaries, formsOf } from './Canaries';

const special = 'Pä$$ "w\\rd"/1+2=3 & more';

describe('Canaries', () => {
  it.each<[string, (secret: string) => string]>([
    ['plain', it => it],
    ['in JSON', it => JSON.stringify({ a: [it] })],
    ['in JSON in JSON', it => JSON.stringify({ a: JSON.stringify({ it }) })],
    ['in a URL', it => `https://example.com/?a=${encodeURIComponent(it)}`],
    ['in a form', it => new URLSearchParams({ a: it }).toString()],
    ['in hex', it => Buffer.from(`a${it}b`).toString('hex')],
    ['backwards', it => [...`a${it}b`].reverse().join('')],
    ...['', 'a', 'ab', 'abc', 'user:'].flatMap(
      before =>
        [
          [
            `in base64 after '${before}'`,
            it => Buffer.from(`${before}${it}z`).toString('base64'),
          ],
          [
            `in base64url after '${before}'`,
            it => Buffer.from(`${before}${it}z`).toString('base64url'),
          ],
        ] as [string, (secret: string) => string][],
    ),
  ])('S7: finds a secret %s', (_, write) => {
    const canaries = new Canaries();
    const secrets = [canaries.plant('made'), canaries.add('given', special)];
    for (const [index, place] of ['made', 'given'].entries()) {
      expect(canaries.find(`x ${write(secrets[index]!)} y`)).toEqual([
        expect.stringMatching(new RegExp(`^${place} \\(.+\\): x .*<HERE>`)),
      ]);
    }
  });

  it('S7: finds it in each form that it knows, and nothing where there is none', () => {
    const canaries = new Canaries();
    const secret = canaries.plant('made');
    for (const [form, written] of Object.entries(formsOf(secret))) {
      expect([form, canaries.find(written).length]).toEqual([form, 1]);
    }
    expect(canaries.find('another'.repeat(5))).toEqual([]);
  });
});
