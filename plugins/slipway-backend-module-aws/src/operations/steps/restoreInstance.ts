import {
  DBInstance,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
} from '@aws-sdk/client-rds';
import {
  OperationStep,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsClients } from '../../accounts/AwsAccess';
import { callAws } from '../awsErrors';
import { describeRecovery, getSnapshotTime } from '../chooseRecovery';
import { TAG_OPERATION, TAG_PURPOSE, TAG_RECOVERED_TO } from '../copyName';
import { CopyPlan } from '../copyPlan';
import { openExecutor } from '../opening';
import { OperationPorts } from '../OperationPorts';
import { readSnapshot } from '../reads';
import { buildRestoreInput, RestoreInput } from '../restoreInput';
import { confirmSource } from '../sourceOf';
import {
  assertMayAct,
  CopyContext,
  CopyKind,
  openCopyStep,
  readCopy,
} from './copyStep';

/** Name of the step that makes the copy. */
export const RESTORE_INSTANCE = 'restore-instance';

/**
 * Makes the copy.
 *
 * @remarks
 * Its precondition is its name: AWS makes no second instance that is called the same. The operation's tag tells whose it is.
 */
export function createRestoreStep(
  kind: CopyKind,
  ports: OperationPorts,
): OperationStep<CopyKind> {
  return {
    name: RESTORE_INSTANCE,
    purpose: 'change',
    stallAfterSeconds: 1800,
    title: context => {
      const { plan, identifier } = openCopyStep(kind, context);
      return `Make ${identifier} from ${describeRecovery(plan.recovery)} of ${plan.source.identifier}`;
    },
    async look(context) {
      const { identifier } = openCopyStep(kind, context);
      const reader = await ports.access.openReader(context.service.target);
      const copy = await readCopy(reader, identifier, context);
      return copy
        ? {
            status: 'succeeded',
            message: `AWS makes ${identifier}`,
            finding: {
              type: 'made',
              id: identifier,
              resourceName: copy.DBInstanceArn ?? identifier,
            },
          }
        : { status: 'pending', message: `There is no ${identifier} yet` };
    },
    act: context => makeCopy(kind, context, ports),
  };
}

async function makeCopy(
  kind: CopyKind,
  context: CopyContext,
  ports: OperationPorts,
): Promise<void> {
  const { plan, identifier } = openCopyStep(kind, context);
  const { service, operationId } = context;
  const source = await confirmSource(ports, service, plan.source);
  await confirmSnapshot(await ports.access.openReader(service.target), plan);
  const executor = await openExecutor(ports, service, operationId);
  const request = buildRestoreInput(plan, {
    identifier,
    tags: {
      [TAG_OPERATION]: operationId,
      [TAG_PURPOSE]: kind,
      [TAG_RECOVERED_TO]: getRecoveredTo(plan, source),
    },
  });
  assertMayAct(context);
  await callAws({ action: request.action, resource: identifier }, () =>
    sendRestore(executor, request),
  );
}

/** A snapshot that was removed and taken anew under the same name has other data in it. */
async function confirmSnapshot(
  reader: AwsClients,
  { recovery, source }: CopyPlan,
): Promise<void> {
  if (recovery.from !== 'snapshot') {
    return;
  }
  const snapshot = await readSnapshot(reader, recovery.snapshot);
  if (
    snapshot?.DbiResourceId !== source.resourceId ||
    getSnapshotTime(snapshot).toISOString() !== recovery.time
  ) {
    throw new TerminalOperationError(
      `The snapshot ${recovery.snapshot} is no longer the one of ${recovery.time} that the plan was made for`,
    );
  }
}

/** The latest restorable time only grows, so what was read just before is what the copy has at least. */
function getRecoveredTo({ recovery }: CopyPlan, source: DBInstance): string {
  if (recovery.from !== 'latest') {
    return recovery.time;
  }
  const { LatestRestorableTime: latest } = source;
  if (!latest) {
    throw new TerminalOperationError(
      `${source.DBInstanceIdentifier} has no latest restorable time: its automated backups are off`,
    );
  }
  return latest.toISOString();
}

async function sendRestore(
  { rds }: AwsClients,
  { action, input }: RestoreInput,
): Promise<void> {
  if (action === 'rds:RestoreDBInstanceFromDBSnapshot') {
    await rds.send(new RestoreDBInstanceFromDBSnapshotCommand(input));
  } else {
    await rds.send(new RestoreDBInstanceToPointInTimeCommand(input));
  }
}
