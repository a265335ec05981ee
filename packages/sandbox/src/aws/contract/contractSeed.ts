import type { AwsSeed } from '../AwsSeed';

/** Signs the requests of the scenarios. */
export const contractKey = 'AKIACONTRACT';

/** What is in the account when a scenario begins. */
export const contractSeed = {
  accountId: '123456789012',
  accessKeys: [{ accessKeyId: contractKey }],
  roles: [
    {
      name: 'slipway-executor',
      policies: [
        {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds:DeleteDBInstance',
              Resource: 'arn:aws:rds:us-east-1:123456789012:db:*-drill-*',
            },
          ],
        },
      ],
    },
  ],
  regions: {
    'us-east-1': {
      subnetGroups: ['slipway-drills'],
      parameterGroups: ['retail-pg16'],
      instances: [
        {
          DBInstanceIdentifier: 'retail-pg',
          DBInstanceClass: 'db.r6g.large',
          Engine: 'postgres',
          EngineVersion: '16.4',
          AllocatedStorage: 100,
          MultiAZ: true,
          StorageEncrypted: true,
          BackupRetentionPeriod: 7,
          DeletionProtection: true,
          DBParameterGroups: [{ DBParameterGroupName: 'retail-pg16' }],
          TagList: [{ Key: 'team', Value: 'retail' }],
        },
        {
          DBInstanceIdentifier: 'spare',
          DBInstanceClass: 'db.t4g.medium',
          Engine: 'postgres',
          EngineVersion: '16.4',
          AllocatedStorage: 20,
          DBParameterGroups: [{ DBParameterGroupName: 'retail-pg16' }],
          TagList: [],
        },
      ],
      secrets: { 'slipway/retail-pg': '{"username":"slipway"}' },
    },
  },
} satisfies AwsSeed;

/** The only region of it. */
export const contractRegion = 'us-east-1';
