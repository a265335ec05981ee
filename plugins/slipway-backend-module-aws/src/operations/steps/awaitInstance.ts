import { DBInstance } from '@aws-sdk/client-rds';
import {
  OperationStep,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { describeRecovery } from '../chooseRecovery';
import { getTag, TAG_RECOVERED_TO } from '../copyName';
import { CopyPlan } from '../copyPlan';
import { getInstancePhase } from '../instanceStatus';
import { OperationPorts } from '../OperationPorts';
import { CopyKind, openCopyStep, watchCopy } from './copyStep';

/** Waits until AWS has made the copy, which takes minutes to hours. */
export function createAwaitStep(
  kind: CopyKind,
  ports: OperationPorts,
): OperationStep<CopyKind> {
  return {
    name: 'await-instance',
    purpose: 'verify',
    // AWS says nothing on its way; large instances take hours.
    stallAfterSeconds: 12 * 3600,
    title: context =>
      `Wait until ${openCopyStep(kind, context).identifier} is available`,
    async look(context) {
      const { plan, identifier } = openCopyStep(kind, context);
      const copy = await watchCopy(ports, identifier, context);
      const status = copy.DBInstanceStatus ?? '';
      const message = `${identifier} is ${status}`;
      switch (getInstancePhase(status)) {
        case 'usable':
          return {
            status: 'succeeded',
            message,
            finding: {
              type: 'recovered',
              id: identifier,
              resourceName: copy.DBInstanceArn ?? identifier,
              from: describeRecovery(plan.recovery),
              time: getRecoveredTo(plan, copy),
            },
          };
        case 'failed':
          throw new TerminalOperationError(
            `AWS could not make ${identifier}: it is ${status}`,
          );
        default:
          return {
            status: 'running',
            message,
            retryAfterSeconds: ports.pollSeconds,
          };
      }
    },
  };
}

function getRecoveredTo({ recovery }: CopyPlan, copy: DBInstance): string {
  if (recovery.from !== 'latest') {
    return recovery.time;
  }
  const time = getTag(copy.TagList, TAG_RECOVERED_TO);
  if (time === undefined) {
    throw new TerminalOperationError(
      `${copy.DBInstanceIdentifier} no longer says of which time its data are: somebody has taken its tag ${TAG_RECOVERED_TO} away`,
    );
  }
  return time;
}
