import type { DBInstance } from '@aws-sdk/client-rds';
import { InputError } from '@backstage/errors';
import { Account } from '../account/Account';
import { Lifecycle } from '../account/Lifecycle';
import type { Region } from '../account/Region';
import type { AwsSeed, RegionSeed } from '../AwsSeed';
import { completeInstance } from './completeInstance';
import { completeSnapshot } from './completeSnapshot';

/** Puts everything into the account that is in it from the beginning. */
export async function plantSeed(account: Account, seed: AwsSeed) {
  for (const [name, planted] of Object.entries(seed.regions)) {
    const region = account.region(name);
    plantNames(region, planted);
    await Promise.all(
      (planted.instances ?? []).map(instance =>
        plantInstance(account, region, instance),
      ),
    );
    planted.snapshots?.forEach(snapshot => {
      const source = findSource(region, snapshot.DBInstanceIdentifier);
      region.addSnapshot({
        source,
        settings: completeSnapshot(region, { source, given: snapshot }),
        lifecycle: new Lifecycle(snapshot.Status ?? 'available'),
      });
    });
    region.automatedBackups.push(...(planted.automatedBackups ?? []));
    plantSecrets(region, planted.secrets ?? {}, account.surroundings.now());
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

function findSource(
  region: Region,
  identifier: string | undefined,
): DBInstance {
  if (!identifier) {
    throw new InputError('A DB snapshot needs a DBInstanceIdentifier');
  }
  return (
    region.findInstance(identifier)?.settings ??
    completeInstance(region, { DBInstanceIdentifier: identifier })
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
