import type { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';
import { InputError } from '@backstage/errors';
import { Account } from '../account/Account';
import { toArn } from '../account/arns';
import { Lifecycle } from '../account/Lifecycle';
import type { Region } from '../account/Region';
import type { AwsSeed, RegionSeed } from '../AwsSeed';
import { completeInstance } from './completeInstance';
import { completeSnapshot } from './completeSnapshot';

/**
 * Puts everything into the account that is in it from the beginning.
 *
 * @throws InputError where something has no name, or is a copy of nothing.
 */
export async function plantSeed(account: Account, seed: AwsSeed) {
  const planted = Object.entries(seed.regions).map(
    ([name, content]) => [account.region(name), content] as const,
  );
  // Copies take after instances of other regions.
  for (const [region, content] of planted) {
    plantNames(region, content);
    for (const instance of content.instances ?? []) {
      await plantInstance(account, region, instance);
    }
  }
  for (const [region, content] of planted) {
    content.snapshots?.forEach(snapshot =>
      plantSnapshot(account, region, snapshot),
    );
    region.automatedBackups.push(...(content.automatedBackups ?? []));
    plantSecrets(region, content.secrets ?? {}, account.surroundings.now());
  }
}

function plantNames(region: Region, planted: RegionSeed) {
  region.defaultSecurityGroup =
    planted.defaultSecurityGroup ?? region.defaultSecurityGroup;
  planted.subnetGroups?.forEach(name => region.subnetGroups.add(name));
  planted.parameterGroups?.forEach(name => region.parameterGroups.add(name));
  planted.unusableKmsKeys?.forEach(key => region.unusableKmsKeys.add(key));
  for (const [name, limit] of Object.entries(planted.quotas ?? {})) {
    region.quotas.set(name, limit);
  }
}

async function plantInstance(
  account: Account,
  region: Region,
  given: DBInstance,
) {
  const settings = completeInstance(region, given);
  const { DBInstanceIdentifier, DBParameterGroups, DBSubnetGroup } = settings;
  DBParameterGroups?.forEach(({ DBParameterGroupName: name }) =>
    region.parameterGroups.add(name ?? ''),
  );
  region.subnetGroups.add(DBSubnetGroup?.DBSubnetGroupName ?? 'default');
  const { address, port } = await account.surroundings.storage.open(
    Account.nameOf(region, DBInstanceIdentifier),
  );
  const endpoint = { Address: address, Port: port };
  region.addInstance({
    settings,
    lifecycle: new Lifecycle(given.DBInstanceStatus ?? 'available'),
    endpoint: () => endpoint,
    restorableUntil: given.LatestRestorableTime,
  });
}

function plantSnapshot(account: Account, region: Region, given: DBSnapshot) {
  const source = findSource(account, region, given);
  const { Status = 'available' } = given;
  region.addSnapshot({
    source,
    settings: completeSnapshot(region, { source, given }),
    lifecycle:
      Status === 'creating'
        ? new Lifecycle('available', [{ status: Status, ms: Infinity }])
        : new Lifecycle(Status),
  });
}

/** The instance of a snapshot: of its region, or of the one that it was copied from; or one that is no more. */
function findSource(
  account: Account,
  region: Region,
  snapshot: DBSnapshot,
): DBInstance {
  const {
    DBInstanceIdentifier: identifier,
    DBSnapshotIdentifier: name = '',
    SourceRegion = region.place.region,
    SourceDBSnapshotIdentifier: copied,
  } = snapshot;
  if (!identifier) {
    throw new InputError(
      `The DB snapshot ${name} needs the DBInstanceIdentifier of its instance`,
    );
  }
  const origin = account.region(SourceRegion);
  if (SourceRegion !== region.place.region && !copied) {
    throw new InputError(
      `The DB snapshot ${name} was copied from ${SourceRegion} and needs a SourceDBSnapshotIdentifier, e.g. ${toArn(origin.place, 'snapshot', name)}`,
    );
  }
  return (
    origin.findInstance(identifier)?.settings ??
    completeInstance(origin, { DBInstanceIdentifier: identifier })
  );
}

function plantSecrets(
  region: Region,
  secrets: Readonly<Record<string, string>>,
  createdAt: Date,
) {
  const { accountId, region: name } = region.place;
  for (const [secret, value] of Object.entries(secrets)) {
    const suffix = Buffer.from(secret).toString('hex').slice(-6);
    const arn = `arn:aws:secretsmanager:${name}:${accountId}:secret:${secret}-${suffix}`;
    region.secrets.set(secret, { name: secret, arn, value, createdAt });
  }
}
