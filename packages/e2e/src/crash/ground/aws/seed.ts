import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsSeed } from 'sandbox/src/aws/AwsSeed';
import type { PolicyDocument } from 'sandbox/src/aws/policy/PolicyDocument';
import { repositoryRoot } from '../../../repositoryRoot';
import { executors } from '../Ground';
import { accountId, region } from './names';

/** From which the suite makes its data stores. */
export const template = { instance: 'template', snapshot: 'template-kept' };

/** With which replicas sign, and the suite itself. */
export const accessKeys = {
  portal: 'AKIAPORTAL0000000000',
  suite: 'AKIASUITE00000000000',
};

/** The secret that names the user who validates. */
export const secretName = 'slipway/retail';

/** Where drills put their copies. */
export const drills = {
  securityGroupIds: ['sg-0d111'],
  subnetGroup: 'slipway-drills',
};

/** An account with room for hundreds of instances, in which there is one. */
export function createSeed(secret: object): AwsSeed {
  return {
    accountId,
    accessKeys: [
      { accessKeyId: accessKeys.portal, policies: [readPolicy('portal')] },
      { accessKeyId: accessKeys.suite, userName: 'suite' },
    ],
    roles: [
      { name: 'slipway-reader', policies: [readPolicy('reader')] },
      ...['slipway-executor', ...executors].map(name => ({
        name,
        policies: [readPolicy('executor')],
      })),
    ],
    regions: {
      [region]: {
        instances: [
          {
            DBInstanceIdentifier: template.instance,
            BackupRetentionPeriod: 7,
          },
        ],
        snapshots: [
          {
            DBInstanceIdentifier: template.instance,
            DBSnapshotIdentifier: template.snapshot,
            SnapshotCreateTime: new Date('2026-01-01T03:00:00Z'),
          },
        ],
        subnetGroups: [drills.subnetGroup],
        quotas: { DBInstances: 1000, ManualSnapshots: 1000 },
        secrets: { [secretName]: JSON.stringify(secret) },
      },
    },
  };
}

/** A policy as the product hands it out, for the executor of each replica as well. */
function readPolicy(name: 'executor' | 'portal' | 'reader'): PolicyDocument {
  const folder = join(repositoryRoot, 'plugins/slipway-backend-module-aws/iam');
  const text = readFileSync(join(folder, `${name}.json`), 'utf8');
  return JSON.parse(text.replaceAll('role/slipway-executor', '$&*'));
}
