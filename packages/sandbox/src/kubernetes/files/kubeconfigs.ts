import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
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
      writeAtomically(pathOf(user), kubeconfig({ ...access, user, token })),
    ),
  );
  return pathOf;
}

function kubeconfig(
  options: Omit<KubeconfigOptions, 'tokens'> & { user: string; token: string },
): string {
  const { cluster, server, caData, user, token } = options;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster,
        cluster: { server, 'certificate-authority-data': caData },
      },
    ],
    users: [{ name: user, user: { token } }],
    contexts: [{ name: cluster, context: { cluster, user } }],
    'current-context': cluster,
  });
}
