import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeKubeconfig } from '../../kubeconfig';
import { writeAtomically } from './writeAtomically';

/** How each user reaches a cluster. */
export interface KubeconfigOptions {
  cluster: string;
  server: string;
  /** The authority's certificate, PEM in base64. */
  caData: string;
  tokens: Readonly<Record<string, string>>;
}

/** Writes a kubeconfig for each user. @returns the path of a user's */
export async function writeKubeconfigs(
  directory: string,
  { tokens, ...access }: KubeconfigOptions,
): Promise<(user: string) => string> {
  const folder = join(directory, 'kubeconfigs');
  const pathOf = (user: string) =>
    join(folder, `${user.replaceAll(/[^\w.-]/g, '_')}.yaml`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await Promise.all(
    Object.entries(tokens).map(([user, token]) =>
      writeAtomically(
        pathOf(user),
        writeKubeconfig({ ...access, user, token }),
      ),
    ),
  );
  return pathOf;
}
