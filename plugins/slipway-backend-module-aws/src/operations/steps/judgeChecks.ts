import {
  OperationStep,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { CopyKind, openCopyStep } from './copyStep';
import { RUN_CHECKS } from './runChecksStep';

/** Ends the operation as failed where a check of the owner's did not pass. */
export function createJudgeStep(kind: CopyKind): OperationStep<CopyKind> {
  return {
    name: 'judge-checks',
    purpose: 'verify',
    stallAfterSeconds: 60,
    title: () => 'Require that every check passed',
    async look(context) {
      const { identifier } = openCopyStep(kind, context);
      const found = context.findings[RUN_CHECKS];
      const checks = found?.type === 'checked' ? found.checks : [];
      const failed = checks.filter(({ passed }) => !passed);
      if (failed.length) {
        throw new TerminalOperationError(
          `${identifier} was not validated: ${failed
            .map(({ name, message }) => `'${name}': ${message}`)
            .join('; ')}${
            kind === 'restore' ? '. The copy stays as it is' : ''
          }`,
        );
      }
      return {
        status: 'succeeded',
        message: checks.length
          ? `Every check passed on ${identifier}`
          : `Nothing was validated on ${identifier}`,
      };
    },
  };
}
