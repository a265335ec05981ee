import { execFile } from 'node:child_process';
import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Somebody whom the API server knows by a token. */
export interface ClusterUser {
  name: string;
  /** @default none, so that RBAC bindings name the user itself */
  groups?: readonly string[];
}

/** Who is always there: an administrator, and the two users that the portal's least-privilege roles are bound to. */
const standardUsers = [
  { name: 'admin', groups: ['system:masters'] },
  { name: 'slipway-reader' },
  { name: 'slipway-executor' },
] as const satisfies readonly ClusterUser[];

/** The cluster's own parts; the audit policy leaves them out by these names. */
const componentUsers: readonly ClusterUser[] = [
  { name: 'slipway-control-plane', groups: ['system:masters'] },
  { name: 'slipway-kwok', groups: ['system:masters'] },
  { name: 'system:kube-controller-manager' },
  { name: 'system:kube-scheduler' },
];

/** Writes certificates and keys into the folder unless valid ones are there, and returns the authority's certificate. */
export async function ensureCertificates(
  program: string,
  folder: string,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ca = join(folder, 'ca.crt');
  const present = await readFile(ca, 'utf8').catch(() => undefined);
  // The public key is what the program writes last.
  const complete = await readFile(join(folder, 'service-account.pub')).catch(
    () => undefined,
  );
  if (present && complete && isValidForAWhile(present)) {
    return present;
  }
  await promisify(execFile)(program, ['certificates', folder]);
  return readFile(ca, 'utf8');
}

function isValidForAWhile(certificate: string): boolean {
  const day = 24 * 60 * 60 * 1000;
  return (
    Date.parse(new X509Certificate(certificate).validTo) > Date.now() + 30 * day
  );
}

/**
 * Writes the API server's token file and returns the token of each user.
 *
 * @remarks Tokens that are already in the file stay, so that a cluster that is started again accepts the kubeconfigs that it once gave out.
 */
export async function ensureTokens(
  path: string,
  extraUsers: readonly ClusterUser[],
): Promise<Record<string, string>> {
  const before = await readFile(path, 'utf8').catch(() => '');
  const known = new Map(
    before
      .split('\n')
      .map(line => line.split(','))
      .map(([token = '', name = '']) => [name, token]),
  );
  const users = new Map(
    [...standardUsers, ...componentUsers, ...extraUsers].map(
      (user: ClusterUser) => [user.name, user],
    ),
  );
  const tokens: Record<string, string> = {};
  const lines: string[] = [];
  for (const { name, groups = [] } of users.values()) {
    if (/[",\n]/.test(name + groups.join(''))) {
      throw new Error(
        `User ${JSON.stringify(name)}: names and groups of cluster users must not hold commas, quotes or line breaks`,
      );
    }
    const token = known.get(name) ?? randomBytes(24).toString('hex');
    tokens[name] = token;
    lines.push(`${token},${name},${name},"${groups.join(',')}"`);
  }
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  return tokens;
}
