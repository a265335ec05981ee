import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTokens } from './credentials';

describe('ensureTokens', () => {
  it('knows the standard users and keeps every token at the next start', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'tokens-')), 'tokens.csv');
    const first = await ensureTokens(path, []);
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining(['admin', 'slipway-reader', 'slipway-executor']),
    );
    const second = await ensureTokens(path, [
      { name: 'ci', groups: ['builders', 'testers'] },
    ]);
    expect(second).toEqual({
      ...first,
      ci: expect.stringMatching(/^[0-9a-f]{48}$/),
    });
    expect(await readFile(path, 'utf8')).toContain(
      `${second.ci},ci,ci,"builders,testers"\n`,
    );
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('refuses names that would break the file', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'tokens-')), 'tokens.csv');
    await expect(ensureTokens(path, [{ name: 'a,b' }])).rejects.toThrow(
      '"a,b"',
    );
  });
});
