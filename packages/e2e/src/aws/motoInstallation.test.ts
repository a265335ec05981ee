import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installMoto } from './motoInstallation';

describe('installMoto', () => {
  it('says what to do where there is no Python, and leaves nothing behind', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'slipway-moto-'));
    try {
      await expect(
        installMoto({ ...process.env, PATH: cache, SLIPWAY_CACHE: cache }),
      ).rejects.toMatchObject({
        name: 'PreparationError',
        message: expect.stringMatching(
          /^moto 5\.2\.5, .* could not be installed \(spawn python3 ENOENT\): see that `python3 -m venv` and `pip install` work in this shell, and try again\.$/,
        ),
      });
      expect(await readdir(cache)).toEqual([]);
    } finally {
      await rm(cache, { recursive: true, force: true });
    }
  });
});
