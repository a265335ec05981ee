import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import {
  OperationStep,
  StepContext,
  StepSight,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { ClusterAccess } from './clusterAccess';
import { confirmIdentity } from './liveIdentity';
import { LiveWorkload, loadLiveWorkload } from './liveWorkload';
import { inStep } from './stepErrors';

/** What sets one verification apart from the others. */
export interface VerificationOptions<TKind extends OperationKind> {
  name: string;
  title: string;
  /** @default 900 */
  stallAfterSeconds?: number;
  /** Why what is to be verified is no longer what this operation made; `undefined` while it is. */
  findChange(
    live: LiveWorkload,
    context: StepContext<TKind>,
  ): string | undefined;
  see(live: LiveWorkload, context: StepContext<TKind>): StepSight;
}

/** The step that waits until the change has taken effect. */
export function createVerifyStep<TKind extends OperationKind>(
  clusters: ClusterAccess,
  options: VerificationOptions<TKind>,
): OperationStep<TKind> {
  return {
    name: options.name,
    purpose: 'verify',
    stallAfterSeconds: options.stallAfterSeconds ?? 900,
    title: () => options.title,
    look: context =>
      inStep(async () => {
        const live = await loadLiveWorkload(clusters, {
          ...context,
          parts: ['revisions', 'pods'],
        });
        confirmIdentity(live, context.state);
        const change = options.findChange(live, context);
        if (change) {
          throw new TerminalOperationError(change);
        }
        return options.see(live, context);
      }),
  };
}
