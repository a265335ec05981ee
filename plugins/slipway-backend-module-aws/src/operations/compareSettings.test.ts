import { DBInstance } from '@aws-sdk/client-rds';
import { anInstance } from '../testUtils/anInstance';
import { compareSettings } from './compareSettings';
import { CopySettings, isolateSettings, readSettings } from './copySettings';

const expected = readSettings(anInstance());
const compare = (parts: DBInstance) =>
  compareSettings(expected, anInstance(parts));

describe('compareSettings', () => {
  it('finds nothing where everything is as planned', () => {
    expect(compare({})).toEqual({ differences: [], pending: [] });
  });

  it('does not mind more tags, nor where the copy listens', () => {
    const { TagList = [] } = anInstance();
    expect(
      compare({
        TagList: [...TagList, { Key: 'slipway.dev/purpose', Value: 'drill' }],
        Endpoint: { Address: 'x', Port: 1 },
      }),
    ).toEqual({ differences: [], pending: [] });
  });

  const others: Record<
    Exclude<keyof CopySettings, 'tags' | 'port' | 'iops' | 'storageThroughput'>,
    DBInstance
  > = {
    instanceClass: { DBInstanceClass: 'db.t4g.micro' },
    multiAz: { MultiAZ: false },
    subnetGroup: { DBSubnetGroup: { DBSubnetGroupName: 'default' } },
    securityGroups: { VpcSecurityGroups: [] },
    publiclyAccessible: { PubliclyAccessible: true },
    parameterGroup: { DBParameterGroups: [] },
    optionGroup: { OptionGroupMemberships: [] },
    storageType: { StorageType: 'gp2' },
    maxAllocatedStorage: { MaxAllocatedStorage: undefined },
    kmsKey: { KmsKeyId: undefined },
    certificateAuthority: { CACertificateIdentifier: 'rds-ca-ecc384-g1' },
    iamAuthentication: { IAMDatabaseAuthenticationEnabled: false },
    logExports: { EnabledCloudwatchLogsExports: [] },
    copyTagsToSnapshot: { CopyTagsToSnapshot: false },
    autoMinorVersionUpgrade: { AutoMinorVersionUpgrade: false },
    backupRetentionDays: { BackupRetentionPeriod: 0 },
    backupWindow: { PreferredBackupWindow: '04:00-04:30' },
    deletionProtection: { DeletionProtection: false },
  };
  it.each(Object.entries(others))(
    'names %s where it is otherwise (F10)',
    (name, parts) => {
      const { differences } = compare(parts);
      expect(differences).toHaveLength(1);
      expect(differences[0]?.split(' is ')[0]).toBe(name);
    },
  );

  it('names a tag that is missing (F10)', () => {
    expect(compare({ TagList: [] }).differences).toEqual([
      'tag backstage.io/entity-ref is not "resource:default/retail-pg"',
      'tag environment is not "production"',
    ]);
  });

  it('waits for what AWS has announced, and for groups that come into effect', () => {
    expect(
      compare({
        MultiAZ: false,
        PendingModifiedValues: { MultiAZ: true },
        VpcSecurityGroups: [
          { VpcSecurityGroupId: 'sg-0retail', Status: 'adding' },
        ],
      }),
    ).toEqual({
      differences: [],
      pending: ['multiAz becomes true', 'security group sg-0retail is adding'],
    });
  });

  it('names a group that is there and not in effect (F10)', () => {
    expect(
      compare({
        VpcSecurityGroups: [
          { VpcSecurityGroupId: 'sg-0retail', Status: 'removing' },
        ],
        DBParameterGroups: [
          {
            DBParameterGroupName: 'retail-pg16',
            ParameterApplyStatus: 'pending-reboot',
          },
        ],
      }).differences,
    ).toEqual([
      'security group sg-0retail is removing',
      'parameter group retail-pg16 is pending-reboot',
    ]);
  });
});

describe('the settings of a copy', () => {
  it('has the speed of its storage only where that can be set', () => {
    expect(expected.iops).toBeUndefined();
    expect(
      readSettings(anInstance({ AllocatedStorage: 400, Iops: 12000 })),
    ).toMatchObject({ iops: 12000, storageThroughput: 125 });
    expect(
      readSettings(anInstance({ StorageType: 'io2', Iops: 5000 })),
    ).toMatchObject({ iops: 5000 });
  });

  it('keeps nothing of the network of production for a drill', () => {
    const isolated = isolateSettings(
      { ...expected, publiclyAccessible: true },
      { securityGroupIds: ['sg-0drills'], subnetGroup: 'slipway-drills' },
    );
    expect(isolated).toEqual({
      ...expected,
      subnetGroup: 'slipway-drills',
      securityGroups: ['sg-0drills'],
      publiclyAccessible: false,
      backupRetentionDays: 0,
      deletionProtection: false,
    });
  });
});
