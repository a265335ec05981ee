import { aSnapshot } from '../testUtils/anInstance';
import { FakeAws, FakeRole } from '../testUtils/FakeAws';
import { createOperationHandlers } from './createOperationHandlers';
import {
  accept,
  aPlanContext,
  checksAnnotation,
  portsOf,
  runAll,
} from './testUtils';

const annotations = { 'slipway.dev/recovery-checks': checksAnnotation };

/** What all operations together have asked of AWS, each in every way that it can be asked for. */
async function callEverything(): Promise<FakeAws> {
  const aws = new FakeAws({ snapshots: [aSnapshot()] });
  const handlers = createOperationHandlers(portsOf(aws));
  await runAll(
    handlers.snapshot,
    await accept(handlers.snapshot, aPlanContext<'snapshot'>({})),
  );
  await runAll(
    handlers.drill,
    await accept(handlers.drill, aPlanContext<'drill'>({}, annotations)),
  );
  const recoveryPoint = 'rds:retail-pg-2026-01-15-03-10';
  await runAll(
    handlers.restore,
    await accept(handlers.restore, aPlanContext<'restore'>({ recoveryPoint })),
  );
  return aws;
}

it.each<[FakeRole, string[]]>([
  [
    'reader',
    [
      'rds:DescribeAccountAttributes',
      'rds:DescribeDBInstanceAutomatedBackups',
      'rds:DescribeDBInstances',
      'rds:DescribeDBSnapshots',
    ],
  ],
  [
    'executor',
    [
      'iam:SimulatePrincipalPolicy',
      'rds:CreateDBSnapshot',
      'rds:DeleteDBInstance',
      'rds:DescribeDBInstances',
      'rds:RestoreDBInstanceFromDBSnapshot',
      'rds:RestoreDBInstanceToPointInTime',
      'secretsmanager:GetSecretValue',
    ],
  ],
])('the operations ask these and no others as %s', async (role, actions) => {
  const aws = await callEverything();
  const asked = aws.commands
    .filter(command => command.role === role)
    .map(({ action }) => action);
  expect([...new Set(asked)].sort()).toEqual(actions);
});

it('the operations have asked IAM for each right that they use', async () => {
  const aws = await callEverything();
  const asked = aws.commands.flatMap(({ input }) =>
    'ActionNames' in input ? (input.ActionNames as string[]) : [],
  );
  expect([...new Set(asked)].sort()).toEqual([
    'kms:CreateGrant',
    'rds:AddTagsToResource',
    'rds:CreateDBSnapshot',
    'rds:DeleteDBInstance',
    'rds:RestoreDBInstanceFromDBSnapshot',
    'rds:RestoreDBInstanceToPointInTime',
    'secretsmanager:GetSecretValue',
  ]);
});
