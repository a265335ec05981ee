import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { repositoryRoot } from '../../repository';
import type { RoleSeed } from '../AwsSeed';

/** The roles that Slipway takes on in the example account, and the policies that its AWS module asks for. */
const policyFiles = {
  'slipway-reader': 'reader.json',
  'slipway-executor': 'executor.json',
};

/** Reads the roles of the example account: they may do what the product's own policies say, and nothing else. */
export async function readRoles(
  root: string = repositoryRoot,
): Promise<RoleSeed[]> {
  const folder = resolve(root, 'plugins/slipway-backend-module-aws/iam');
  return Promise.all(
    Object.entries(policyFiles).map(async ([name, file]) => ({
      name,
      policies: [JSON.parse(await readFile(resolve(folder, file), 'utf8'))],
    })),
  );
}
