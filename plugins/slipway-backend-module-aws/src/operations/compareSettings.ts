import { DBInstance } from '@aws-sdk/client-rds';
import { isDeepStrictEqual } from 'node:util';
import { CopySettings, readSettings } from './copySettings';

/** How a copy stands to what the plan said. */
export interface SettingsComparison {
  /** What is otherwise, one by one: `multiAz is false instead of true`. */
  differences: string[];
  /** What AWS is still about to bring into effect. */
  pending: string[];
}

/** The names under which AWS announces a change that is still to come. */
const announced: Partial<
  Record<
    keyof CopySettings,
    keyof NonNullable<DBInstance['PendingModifiedValues']>
  >
> = {
  instanceClass: 'DBInstanceClass',
  multiAz: 'MultiAZ',
  storageType: 'StorageType',
  iops: 'Iops',
  storageThroughput: 'StorageThroughput',
  certificateAuthority: 'CACertificateIdentifier',
  iamAuthentication: 'IAMDatabaseAuthenticationEnabled',
  backupRetentionDays: 'BackupRetentionPeriod',
  subnetGroup: 'DBSubnetGroupName',
};

/** Tags may be more than those; where it listens is its endpoint's to say, as it was not there before. */
const notCompared: readonly (keyof CopySettings)[] = ['tags', 'port'];

/** Where a copy has other settings than the plan said, or has them without their being in effect. */
export function compareSettings(
  expected: CopySettings,
  copy: DBInstance,
): SettingsComparison {
  const actual = readSettings(copy);
  const otherwise = (Object.keys(expected) as (keyof CopySettings)[]).filter(
    name =>
      !notCompared.includes(name) &&
      !isDeepStrictEqual(expected[name], actual[name]),
  );
  const isPending = (name: keyof CopySettings) => {
    const key = announced[name];
    return (
      key !== undefined && copy.PendingModifiedValues?.[key] === expected[name]
    );
  };
  const groups = findGroupsNotInEffect(copy);
  return {
    differences: [
      ...otherwise
        .filter(name => !isPending(name))
        .map(
          name =>
            `${name} is ${show(actual[name])} instead of ${show(expected[name])}`,
        ),
      ...findMissingTags(expected.tags, actual.tags),
      ...groups.broken,
    ],
    pending: [
      ...otherwise
        .filter(isPending)
        .map(name => `${name} becomes ${show(expected[name])}`),
      ...groups.pending,
    ],
  };
}

/** A group is in effect only once its membership says so. */
function findGroupsNotInEffect(copy: DBInstance): {
  broken: string[];
  pending: string[];
} {
  const memberships = [
    ...(copy.VpcSecurityGroups ?? []).map(group => ({
      title: `security group ${group.VpcSecurityGroupId}`,
      status: group.Status ?? 'active',
      good: ['active'],
      coming: ['adding'],
    })),
    ...(copy.DBParameterGroups ?? []).map(group => ({
      title: `parameter group ${group.DBParameterGroupName}`,
      status: group.ParameterApplyStatus ?? 'in-sync',
      good: ['in-sync'],
      coming: ['applying'],
    })),
    ...(copy.OptionGroupMemberships ?? []).map(group => ({
      title: `option group ${group.OptionGroupName}`,
      status: group.Status ?? 'in-sync',
      good: ['in-sync'],
      coming: ['applying', 'pending-apply'],
    })),
  ].filter(({ good, status }) => !good.includes(status));
  const describe = ({ title, status }: { title: string; status: string }) =>
    `${title} is ${status}`;
  return {
    broken: memberships
      .filter(({ coming, status }) => !coming.includes(status))
      .map(describe),
    pending: memberships
      .filter(({ coming, status }) => coming.includes(status))
      .map(describe),
  };
}

function findMissingTags(
  expected: CopySettings['tags'],
  actual: CopySettings['tags'],
): string[] {
  return Object.entries(expected)
    .filter(([key, value]) => actual[key] !== value)
    .map(([key, value]) => `tag ${key} is not ${show(value)}`);
}

function show(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}
