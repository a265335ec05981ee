/** @jest-environment node */
import {
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
} from '@aws-sdk/client-rds';
import type { PolicyStatement } from '../policy/PolicyDocument';
import { anAccount } from '../testUtils/anAccount';

const anyOf = (kind: string) => `arn:aws:rds:us-east-1:123456789012:${kind}:*`;
const tag = 'slipway.dev/operation';

const restoreOnly: PolicyStatement[] = [
  {
    Effect: 'Allow',
    Action: 'rds:RestoreDBInstanceFromDBSnapshot',
    Resource: anyOf('snapshot'),
  },
  {
    Effect: 'Allow',
    Action: ['rds:RestoreDBInstanceFromDBSnapshot', 'rds:AddTagsToResource'],
    Resource: anyOf('db'),
    Condition: { StringLike: { [`aws:RequestTag/${tag}`]: '?*' } },
  },
  {
    Effect: 'Allow',
    Action: 'kms:CreateGrant',
    Resource: 'arn:aws:kms:us-east-1:123456789012:key/*',
    Condition: {
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
      StringLike: { 'kms:ViaService': 'rds.*.amazonaws.com' },
    },
  },
  {
    Effect: 'Allow',
    Action: 'rds:DeleteDBInstance',
    Resource: anyOf('db'),
    Condition: { StringLike: { [`aws:ResourceTag/${tag}`]: '?*' } },
  },
];

describe('the policies of a role', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;
  let clients: Awaited<ReturnType<typeof simulated.assume>>;

  beforeEach(async () => {
    simulated = await anAccount({
      timing: { restoreMs: 0, firstBackupMs: 0 },
      seed: {
        roles: [{ name: 'executor', policies: [{ Statement: restoreOnly }] }],
      },
    });
    clients = await simulated.assume('executor', 'operation-1');
  });

  afterEach(() => simulated.stop());

  const restore = (more: object = {}) =>
    clients.rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'copy',
        DBSnapshotIdentifier: 'rds:retail-pg-2026-03-01-03-00',
        Tags: [{ Key: tag, Value: '1' }],
        ...more,
      }),
    );

  const remove = (DBInstanceIdentifier: string) =>
    clients.rds.send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier,
        SkipFinalSnapshot: true,
      }),
    );

  it('are enforced, on each resource that a call touches', async () => {
    await restore();

    await expect(
      restore({
        DBInstanceIdentifier: 'other',
        DBSubnetGroupName: 'slipway-drills',
      }),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/executor/operation-1 is not authorized to perform: rds:RestoreDBInstanceFromDBSnapshot on resource: arn:aws:rds:us-east-1:123456789012:subgrp:slipway-drills because no identity-based policy allows the rds:RestoreDBInstanceFromDBSnapshot action',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('may depend on the tags that are sent, and those that the resource has', async () => {
    await expect(
      restore({ Tags: [{ Key: 'team', Value: 'a' }] }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await restore();

    await expect(remove('retail-pg')).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(remove('copy')).resolves.toMatchObject({
      DBInstance: { DBInstanceStatus: 'deleting' },
    });
  });

  it('must allow RDS the use of the key of what is restored', async () => {
    simulated.control.setPolicies('executor', [
      {
        Statement: restoreOnly.filter(
          ({ Action }) => Action !== 'kms:CreateGrant',
        ),
      },
    ]);

    await expect(restore()).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: expect.stringContaining('key/retail'),
    });
  });

  it('can be changed while a session is open', async () => {
    const describe = () => clients.rds.send(new DescribeDBInstancesCommand({}));
    await expect(describe()).rejects.toMatchObject({ name: 'AccessDenied' });
    simulated.control.setPolicies('executor', [
      {
        Statement: { Effect: 'Allow', Action: 'rds:Describe*', Resource: '*' },
      },
    ]);

    await expect(describe()).resolves.toMatchObject({
      DBInstances: [{ DBInstanceIdentifier: 'retail-pg' }],
    });
  });
});
