import { DBInstance, DeleteDBInstanceCommand } from '@aws-sdk/client-rds';
import {
  OperationStep,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { callAws } from '../awsErrors';
import { CopyPlan } from '../copyPlan';
import { getInstancePhase } from '../instanceStatus';
import { openExecutor } from '../opening';
import { OperationPorts } from '../OperationPorts';
import { assertMayAct, openCopyStep, readCopy } from './copyStep';
import { RESTORE_INSTANCE } from './restoreInstance';

/**
 * Removes the copy of a drill, and nothing else: it has the operation's name and bears the operation's tag, which is looked
 * at twice, the second time with the credentials that remove it.
 */
export function createRemoveStep(
  ports: OperationPorts,
): OperationStep<'drill'> {
  return {
    name: 'remove-instance',
    purpose: 'cleanup',
    stallAfterSeconds: 2 * 3600,
    title: context => `Remove ${openCopyStep('drill', context).identifier}`,
    async look(context) {
      const { plan, identifier } = openCopyStep('drill', context);
      const reader = await ports.access.openReader(context.service.target);
      const copy = await readCopy(reader, identifier, context);
      if (!copy) {
        return {
          status: 'succeeded',
          message: `There is no ${identifier} any more`,
          ...(context.findings[RESTORE_INSTANCE] && {
            finding: { type: 'removed' as const, id: identifier },
          }),
        };
      }
      assertRemovable(copy, plan);
      const status = copy.DBInstanceStatus ?? '';
      return ['deleting', 'working'].includes(getInstancePhase(status))
        ? {
            status: 'running',
            message: `${identifier} is ${status}`,
            retryAfterSeconds: ports.pollSeconds,
          }
        : { status: 'pending', message: `${identifier} is ${status}` };
    },
    async act(context) {
      const { plan, identifier } = openCopyStep('drill', context);
      const executor = await openExecutor(
        ports,
        context.service,
        context.operationId,
      );
      const copy = await readCopy(executor, identifier, context);
      if (!copy) {
        return;
      }
      assertRemovable(copy, plan);
      assertMayAct(context);
      await callAws(
        {
          action: 'rds:DeleteDBInstance',
          resource: copy.DBInstanceArn ?? identifier,
        },
        () =>
          executor.rds.send(
            new DeleteDBInstanceCommand({
              DBInstanceIdentifier: identifier,
              SkipFinalSnapshot: true,
              DeleteAutomatedBackups: true,
            }),
          ),
      );
    },
  };
}

/** @throws TerminalOperationError where it is protected, or is the source itself. */
function assertRemovable(copy: DBInstance, { source }: CopyPlan): void {
  if (
    copy.DbiResourceId === source.resourceId ||
    copy.DBInstanceIdentifier === source.identifier
  ) {
    throw new TerminalOperationError(
      `${source.identifier} is the source, and is never removed`,
    );
  }
  if (copy.DeletionProtection) {
    throw new TerminalOperationError(
      `Somebody has turned on the deletion protection of ${copy.DBInstanceIdentifier}, so it stays; remove it by hand once it may go`,
    );
  }
}
