import type { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';
import { exampleFileError, readExampleFile } from '../../example/exampleFile';
import { refuseUnknownFields } from '../../example/fields';
import type { RegionSeed } from '../AwsSeed';
import { toAbsoluteTimes } from './relativeTimes';

/**
 * Reads what is in a region of the example account.
 *
 * @throws InputError with file, line and fix
 */
export async function readRegion(
  path: string,
  { root, now }: { root: string; now: Date },
): Promise<RegionSeed> {
  const [record] = await readExampleFile(path, root);
  if (!record) {
    return {};
  }
  refuseUnknownFields(record, [
    ...['instances', 'snapshots', 'subnetGroups', 'parameterGroups'],
  ]);
  const { place, value } = record;
  const listOf = (field: 'instances' | 'snapshots', identifier: string) => {
    const items = (value[field] ?? []) as Record<string, unknown>[];
    return items.map(item => {
      if (typeof item[identifier] !== 'string') {
        throw exampleFileError(
          place,
          `one of the ${field} has no ${identifier}`,
          'Give each its own',
        );
      }
      return toAbsoluteTimes(item, { place, now });
    });
  };
  return {
    instances: listOf('instances', 'DBInstanceIdentifier') as DBInstance[],
    snapshots: listOf('snapshots', 'DBSnapshotIdentifier') as DBSnapshot[],
    subnetGroups: (value.subnetGroups ?? []) as string[],
    parameterGroups: (value.parameterGroups ?? []) as string[],
  };
}

/** The data in a snapshot that was there from the beginning: whose, and of which time. */
export function getOrigin(
  region: string,
  {
    DBInstanceIdentifier: instance,
    SnapshotCreateTime: created,
    OriginalSnapshotCreateTime: original,
    SourceRegion: source,
  }: DBSnapshot,
): { instance: string; time: Date } {
  return {
    instance: `${source ?? region}/${instance}`,
    time: original ?? created ?? new Date(),
  };
}
