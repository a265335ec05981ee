import { CreateDBSnapshotCommand, DBSnapshot } from '@aws-sdk/client-rds';
import {
  OperationStep,
  StepContext,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { callAws } from '../awsErrors';
import {
  getCopyName,
  getOwnTags,
  isMadeBy,
  TAG_OPERATION,
  TAG_PURPOSE,
  toTagList,
} from '../copyName';
import { readSnapshotPlan } from '../copyPlan';
import { openExecutor } from '../opening';
import { OperationPorts } from '../OperationPorts';
import { readSnapshot } from '../reads';
import { confirmSource } from '../sourceOf';
import { assertMayAct } from './copyStep';

/** Takes the snapshot, and waits until it can be restored from. */
export function createSnapshotSteps(
  ports: OperationPorts,
): OperationStep<'snapshot'>[] {
  return [
    {
      name: 'create-snapshot',
      purpose: 'change',
      // A backup of the instance has to end first.
      stallAfterSeconds: 3600,
      title: context => `Take the snapshot ${getSnapshotName(context)}`,
      async look(context) {
        const snapshot = await readOwnSnapshot(ports, context);
        const name = getSnapshotName(context);
        return snapshot
          ? { status: 'succeeded', message: `AWS takes ${name}` }
          : { status: 'pending', message: `There is no ${name} yet` };
      },
      act: context => takeSnapshot(ports, context),
    },
    {
      name: 'await-snapshot',
      purpose: 'verify',
      stallAfterSeconds: 12 * 3600,
      title: context => `Wait until ${getSnapshotName(context)} is available`,
      look: context => watchSnapshot(ports, context),
    },
  ];
}

async function takeSnapshot(
  ports: OperationPorts,
  context: StepContext<'snapshot'>,
): Promise<void> {
  const { service, operationId } = context;
  const { source } = readSnapshotPlan(context.state);
  const instance = await confirmSource(ports, service, source);
  const executor = await openExecutor(ports, service, operationId);
  assertMayAct(context);
  await callAws({ action: 'rds:CreateDBSnapshot', resource: source.arn }, () =>
    executor.rds.send(
      new CreateDBSnapshotCommand({
        DBInstanceIdentifier: source.identifier,
        DBSnapshotIdentifier: getSnapshotName(context),
        Tags: toTagList({
          ...getOwnTags(instance.TagList),
          [TAG_OPERATION]: operationId,
          [TAG_PURPOSE]: 'snapshot',
        }),
      }),
    ),
  );
}

async function watchSnapshot(
  ports: OperationPorts,
  context: StepContext<'snapshot'>,
): Promise<Awaited<ReturnType<OperationStep['look']>>> {
  const name = getSnapshotName(context);
  const snapshot = await readOwnSnapshot(ports, context);
  const { Status: status, PercentProgress: percent = 0 } = snapshot ?? {};
  switch (status) {
    case 'available':
      return {
        status: 'succeeded',
        message: `${name} is available`,
        finding: {
          type: 'made',
          id: name,
          resourceName: snapshot?.DBSnapshotArn ?? name,
        },
      };
    case undefined:
      throw new TerminalOperationError(
        `${name}, which this operation took, was removed by somebody else`,
      );
    case 'failed':
      throw new TerminalOperationError(`AWS could not take ${name}: it failed`);
    default:
      return {
        status: 'running',
        message: `${name} is ${status}`,
        progress: { message: `${percent} %`, done: percent, total: 100 },
        retryAfterSeconds: ports.pollSeconds,
      };
  }
}

/** @throws TerminalOperationError where somebody else took what has the name. */
async function readOwnSnapshot(
  ports: OperationPorts,
  context: StepContext<'snapshot'>,
): Promise<DBSnapshot | undefined> {
  const name = getSnapshotName(context);
  const reader = await ports.access.openReader(context.service.target);
  const snapshot = await readSnapshot(reader, name);
  if (snapshot && !isMadeBy(snapshot.TagList, context.operationId)) {
    throw new TerminalOperationError(
      `The name ${name} is taken by a snapshot that this operation did not take`,
    );
  }
  return snapshot;
}

function getSnapshotName({
  state,
  operationId,
}: StepContext<'snapshot'>): string {
  const { identifier } = readSnapshotPlan(state).source;
  return getCopyName(identifier, 'snapshot', operationId);
}
