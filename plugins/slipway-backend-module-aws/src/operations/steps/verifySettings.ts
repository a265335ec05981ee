import {
  OperationStep,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { compareSettings } from '../compareSettings';
import { getInstancePhase } from '../instanceStatus';
import { OperationPorts } from '../OperationPorts';
import { CopyKind, openCopyStep, watchCopy } from './copyStep';

/** Looks, before anybody uses the copy, whether it has every setting that the plan said. */
export function createSettingsStep(
  kind: CopyKind,
  ports: OperationPorts,
): OperationStep<CopyKind> {
  return {
    name: 'verify-settings',
    purpose: 'verify',
    stallAfterSeconds: 2 * 3600,
    title: context =>
      `Look whether ${openCopyStep(kind, context).identifier} has the settings of the plan`,
    async look(context) {
      const { plan, identifier } = openCopyStep(kind, context);
      const copy = await watchCopy(ports, identifier, context);
      const { differences, pending } = compareSettings(plan.settings, copy);
      if (differences.length) {
        throw new TerminalOperationError(
          `${identifier} is not as planned: ${differences.join('; ')}`,
        );
      }
      const status = copy.DBInstanceStatus ?? '';
      if (pending.length || getInstancePhase(status) !== 'usable') {
        return {
          status: 'running',
          message: [`${identifier} is ${status}`, ...pending].join('; '),
          retryAfterSeconds: ports.pollSeconds,
        };
      }
      return {
        status: 'succeeded',
        message: `${identifier} has every setting of the plan`,
      };
    },
  };
}
