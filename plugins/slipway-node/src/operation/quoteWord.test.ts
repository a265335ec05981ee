import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { quoteWord } from './quoteWord';

/** The words that a POSIX shell makes of a command, each ended by a NUL. */
function readByShell(command: string): string[] {
  const output = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`]);
  return output.toString('utf8').split('\0').slice(0, -1);
}

describe('quoteWord', () => {
  it.each([
    ['deployment/backend', 'deployment/backend'],
    ['--replicas=3', '--replicas=3'],
    ['', `''`],
    ['a b', `'a b'`],
    [`it's`, `'it'\\''s'`],
    ['=ls', `'=ls'`],
    ['~', `'~'`],
  ])('writes %p as %p', (text, word) => {
    expect(quoteWord(text)).toBe(word);
  });

  it('S14: a shell reads every word as it was, whatever is in it', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter(word => !word.includes('\0') && !/\p{Surrogate}/u.test(word));
    const hostile = fc.constantFrom(
      '$(reboot)',
      '`reboot`',
      '; reboot',
      '&& reboot',
      '| sh',
      '> /etc/passwd',
      '\nreboot',
      '${HOME}',
      '*',
      '~root',
      '#',
      `'`,
      `'; reboot; '`,
      '"',
      '\\',
      '!!',
      '-n',
      '{a,b}',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, hostile), { minLength: 1, maxLength: 20 }),
        words => {
          expect(readByShell(words.map(quoteWord).join(' '))).toEqual(words);
        },
      ),
    );
  });
});
