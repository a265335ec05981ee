/** @jest-environment node */
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificate } from './certificate';

describe('ensureCertificate', () => {
  let directory = '';

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'slipway-certificate-'));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('makes one for this machine, and keeps it until it is about to expire', async () => {
    const made = await ensureCertificate(directory);
    const { subjectAltName } = new X509Certificate(made.cert);
    const again = await ensureCertificate(directory);
    const afterYear = await ensureCertificate(
      directory,
      new Date(Date.now() + 350 * 24 * 3_600_000),
    );

    expect(subjectAltName).toBe('IP Address:127.0.0.1, DNS:localhost');
    expect(again).toEqual(made);
    expect(afterYear.cert).not.toBe(made.cert);
  });

  it('makes a new one where the kept one is damaged', async () => {
    await writeFile(join(directory, 'certificate.json'), '{"cert":');

    const { cert } = await ensureCertificate(directory);

    expect(cert).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });
});
