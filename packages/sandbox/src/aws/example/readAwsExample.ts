import { readdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { repositoryRoot } from '../../repository';
import type { AccessKeySeed, RegionSeed, RoleSeed } from '../AwsSeed';
import type { AwsExample, ExampleDatabase } from './AwsExample';
import { ExampleContents, readContents } from './readContents';
import { getOrigin, readRegion } from './readRegion';

/** The account of the retail example. */
const exampleAccountId = '123456789012';

/**
 * Reads the account of the retail example as it is written in `examples/aws`, with the ages in it counted from `now`.
 *
 * @throws InputError with file, line and fix
 */
export async function readAwsExample(options: {
  now: Date;
  roles: readonly RoleSeed[];
  accessKeys: readonly AccessKeySeed[];
  /** The checkout. */
  root?: string;
}): Promise<AwsExample> {
  const { now, roles, accessKeys, root = repositoryRoot } = options;
  const folder = resolve(root, 'examples/aws');
  const databases = await readContents(folder, root);
  const regions: Record<string, RegionSeed> = {};
  for (const file of (await readdir(folder)).sort()) {
    // The other files are not named after a region.
    const [, region] = /^([a-z]{2}-[a-z]+-\d)\.yaml$/.exec(file) ?? [];
    if (region) {
      regions[region] = {
        ...(await readRegion(resolve(folder, basename(file)), { root, now })),
        secrets: secretsOf(region, databases),
      };
    }
  }
  return {
    seed: { accountId: exampleAccountId, regions, roles, accessKeys },
    contents: Object.fromEntries(
      databases.map(({ instance, contents }) => [instance, contents]),
    ),
    snapshots: Object.fromEntries(
      Object.entries(regions).flatMap(([region, { snapshots = [] }]) =>
        snapshots.map(snapshot => [
          `${region}/${snapshot.DBSnapshotIdentifier}`,
          getOrigin(region, snapshot),
        ]),
      ),
    ),
    databases: databases.map(toDatabase),
  };
}

/** What can be done to the databases of the example. */
export async function readDatabases(
  root: string = repositoryRoot,
): Promise<ExampleDatabase[]> {
  const databases = await readContents(resolve(root, 'examples/aws'), root);
  return databases.map(toDatabase);
}

function toDatabase({
  instance,
  database,
  trickle,
  loss,
}: ExampleContents): ExampleDatabase {
  return { instance, database, trickle, loss };
}

function secretsOf(
  region: string,
  databases: readonly ExampleContents[],
): Record<string, string> {
  return Object.fromEntries(
    databases
      .filter(({ instance }) => instance.startsWith(`${region}/`))
      .map(({ secret: { name, value } }) => [name, value]),
  );
}
