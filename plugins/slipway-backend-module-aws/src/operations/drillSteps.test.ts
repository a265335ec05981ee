import { DBInstance } from '@aws-sdk/client-rds';
import { aSnapshot } from '../testUtils/anInstance';
import { FakeAws } from '../testUtils/FakeAws';
import { createOperationHandlers } from './createOperationHandlers';
import {
  accept,
  aPlanContext,
  carryOut,
  operationId,
  portsOf,
  runAll,
  stepOf,
} from './testUtils';

const drillName = 'retail-pg-drill-0f3a2b1c';
const anAccount = () => new FakeAws({ snapshots: [aSnapshot()] });
const drillOf = (aws: FakeAws) => createOperationHandlers(portsOf(aws)).drill;
const toLatest = aPlanContext<'drill'>({});

describe('the steps of a drill', () => {
  it('take the latest restorable time, and remove what they made (F11)', async () => {
    const aws = anAccount();
    const drill = drillOf(aws);
    const { findings, failure } = await runAll(
      drill,
      await accept(drill, toLatest),
    );
    expect(failure).toBeUndefined();
    expect(findings['await-instance']).toMatchObject({
      from: 'the latest restorable time',
      time: '2026-01-15T09:55:00.000Z',
    });
    expect(findings['remove-instance']).toEqual({
      type: 'removed',
      id: drillName,
    });
    expect([...aws.instances.keys()]).toEqual(['retail-pg']);
    expect(aws.changes).toEqual([
      'rds:RestoreDBInstanceToPointInTime',
      'rds:DeleteDBInstance',
    ]);
  });

  it('remove the copy where a step before failed (F11)', async () => {
    const aws = anAccount();
    aws.onRestore = copy => ({ ...copy, MultiAZ: false });
    const drill = drillOf(aws);
    const { failure } = await runAll(drill, await accept(drill, toLatest));
    expect(failure).toMatchObject({ name: 'TerminalOperationError' });
    expect([...aws.instances.keys()]).toEqual(['retail-pg']);
  });

  it('wait until what is still being made may be removed', async () => {
    const aws = anAccount();
    aws.copyStatuses = ['creating', 'creating', 'creating', 'available'];
    const drill = drillOf(aws);
    const context = await accept(drill, toLatest);
    await carryOut(stepOf(drill, 'restore-instance'), context);
    await carryOut(stepOf(drill, 'remove-instance'), context);
    expect(aws.count('rds:DeleteDBInstance')).toBe(1);
    expect(aws.instances.has(drillName)).toBe(false);
  });

  it('have nothing to remove where nothing was made', async () => {
    const aws = anAccount();
    const drill = drillOf(aws);
    const sight = await carryOut(
      stepOf(drill, 'remove-instance'),
      await accept(drill, toLatest),
    );
    expect(sight.finding).toBeUndefined();
    expect(aws.changes).toEqual([]);
  });

  it.each<[string, DBInstance, string]>([
    ['lost the operation’s tag', { TagList: [] }, 'is taken by an instance'],
    [
      'bears the tag of another operation',
      {
        TagList: [
          {
            Key: 'slipway.dev/operation',
            Value: operationId.replace('0', '9'),
          },
        ],
      },
      'is taken by an instance',
    ],
    [
      'is protected by somebody',
      { DeletionProtection: true },
      'turned on the deletion protection',
    ],
    [
      'is really the source',
      { DbiResourceId: 'db-RETAIL-PG' },
      'is the source, and is never removed',
    ],
  ])(
    'remove nothing that %s, at either look (F11)',
    async (_, parts, message) => {
      const aws = anAccount();
      const drill = drillOf(aws);
      const context = await accept(drill, toLatest);
      await carryOut(stepOf(drill, 'restore-instance'), context);
      await carryOut(stepOf(drill, 'await-instance'), context);
      const step = stepOf(drill, 'remove-instance');
      expect(await step.look(context)).toMatchObject({ status: 'pending' });
      aws.changeInstance(drillName, parts);
      const refusal = {
        name: 'TerminalOperationError',
        message: expect.stringContaining(message),
      };
      await expect(step.act?.(context)).rejects.toMatchObject(refusal);
      await expect(step.look(context)).rejects.toMatchObject(refusal);
      expect(aws.count('rds:DeleteDBInstance')).toBe(0);
    },
  );

  it('never ask to delete anything but their own copy, whatever its source is called (F11)', async () => {
    const aws = anAccount();
    const drill = drillOf(aws);
    await runAll(drill, await accept(drill, toLatest));
    const deletions = aws.commands.filter(
      ({ action }) => action === 'rds:DeleteDBInstance',
    );
    expect(deletions.map(({ input }) => input)).toEqual([
      {
        DBInstanceIdentifier: drillName,
        SkipFinalSnapshot: true,
        DeleteAutomatedBackups: true,
      },
    ]);
  });
});
