import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { repositoryRoot } from '../../repository';
import type { AwsSeed, RoleSeed } from '../AwsSeed';

/** Who may do what in the example account. */
export interface ExamplePolicies {
  /** The roles that Slipway takes on. */
  roles: RoleSeed[];
  /** Of the portal's own key: it may take on the roles, and nothing else. */
  portal: NonNullable<AwsSeed['accessKeys'][number]['policies']>;
}

/** Reads the policies of the product's AWS module: in the example account Slipway may do what they say, and nothing else. */
export async function readPolicies(
  root: string = repositoryRoot,
): Promise<ExamplePolicies> {
  const folder = resolve(root, 'plugins/slipway-backend-module-aws/iam');
  const read = async (file: string) => [
    JSON.parse(await readFile(resolve(folder, file), 'utf8')),
  ];
  return {
    roles: [
      { name: 'slipway-reader', policies: await read('reader.json') },
      { name: 'slipway-executor', policies: await read('executor.json') },
    ],
    portal: await read('portal.json'),
  };
}
