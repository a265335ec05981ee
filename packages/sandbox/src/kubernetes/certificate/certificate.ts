import { X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { writeAtomically } from '../files/writeAtomically';

/** The certificate of a server, which is its own authority. */
export interface Certificate {
  /** PEM */
  cert: string;
  /** PEM */
  key: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const VALID_DAYS = 365;
/** One that ends sooner is made anew. */
const LEAST_DAYS = 30;

/** The certificate for 127.0.0.1 and localhost that is kept in that directory; made where there is none that lasts. */
export async function ensureCertificate(
  directory: string,
  now = new Date(),
): Promise<Certificate> {
  const path = join(directory, 'certificate.json');
  const kept = await readKept(path);
  if (kept && endsAfter(kept.cert, now.getTime() + LEAST_DAYS * DAY_MS)) {
    return kept;
  }
  const made = await makeCertificate(now);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeAtomically(path, JSON.stringify(made));
  return made;
}

async function makeCertificate(now: Date): Promise<Certificate> {
  const { cert, private: key } = await generate(
    [{ name: 'commonName', value: 'Slipway Kubernetes simulator' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(now.getTime() - DAY_MS),
      notAfterDate: new Date(now.getTime() + VALID_DAYS * DAY_MS),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        {
          name: 'keyUsage',
          digitalSignature: true,
          keyCertSign: true,
          critical: true,
        },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 7, ip: '127.0.0.1' },
            { type: 2, value: 'localhost' },
          ],
        },
      ],
    },
  );
  return { cert, key };
}

async function readKept(path: string): Promise<Certificate | undefined> {
  try {
    const { cert, key } = JSON.parse(await readFile(path, 'utf8'));
    return typeof cert === 'string' && typeof key === 'string'
      ? { cert, key }
      : undefined;
  } catch {
    // None yet, or not a whole one: it is made anew.
    return undefined;
  }
}

function endsAfter(cert: string, time: number): boolean {
  try {
    return Date.parse(new X509Certificate(cert).validTo) > time;
  } catch {
    return false;
  }
}
