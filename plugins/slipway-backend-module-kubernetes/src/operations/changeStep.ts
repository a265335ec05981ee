import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import {
  OperationStep,
  RetryableOperationError,
  StepContext,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { buildPatch } from './buildPatch';
import { ClusterAccess } from './clusterAccess';
import {
  confirmIdentity,
  describeChanger,
  hasActed,
  nameOf,
} from './liveIdentity';
import { loadLiveWorkload, LiveWorkload } from './liveWorkload';
import { inStep } from './stepErrors';
import { ChangeSight, WorkloadChange } from './workloadChange';

/**
 * The step that changes the workload: one patch, bound by its tests to what was looked at.
 *
 * @remarks
 * The change leaves the operation's ID on the workload. Where it is found beside a state that calls for acting, this
 * operation has acted and somebody has changed it since: it does not act a second time.
 */
export function createChangeStep<TKind extends OperationKind>(
  change: WorkloadChange<TKind>,
  clusters: ClusterAccess,
): OperationStep<TKind> {
  const see = async (
    context: StepContext<TKind>,
  ): Promise<{ live: LiveWorkload; sight: ChangeSight }> => {
    const live = await loadLiveWorkload(clusters, {
      ...context,
      parts: change.parts,
    });
    confirmIdentity(live, context.state);
    const sight = change.look(live, context);
    if (sight.status === 'overtaken') {
      throw new TerminalOperationError(sight.message);
    }
    if (sight.status === 'pending' && hasActed(live, context.operationId)) {
      throw new TerminalOperationError(
        `${nameOf(live)} was changed by this operation, and changed again since, by ${describeChanger(live, ...change.changedPath)}`,
      );
    }
    return { live, sight };
  };

  return {
    name: change.stepName,
    purpose: 'change',
    stallAfterSeconds: 120,
    title: context => change.title(context),
    look: context =>
      inStep(async () => {
        const { sight } = await see(context);
        return {
          status: sight.status === 'done' ? 'succeeded' : 'pending',
          message: sight.message,
        };
      }),
    act: context =>
      inStep(async () => {
        const { live, sight } = await see(context);
        if (sight.status === 'done') {
          return;
        }
        await patchLive(change, live, context);
      }),
  };
}

async function patchLive<TKind extends OperationKind>(
  change: WorkloadChange<TKind>,
  live: LiveWorkload,
  context: StepContext<TKind>,
): Promise<void> {
  const { ownership } = live.shown;
  if (!ownership.proved) {
    throw new TerminalOperationError(
      `${nameOf(live)} no longer proves that it belongs to ${context.service.entityRef}: ${ownership.message}`,
    );
  }
  const executor = await live.access.executor();
  if (!executor) {
    throw new TerminalOperationError(
      `The target '${context.service.target.id}' is read-only: no credentials for changing are configured`,
    );
  }
  const patch = buildPatch(
    live,
    change.patch(live, context),
    context.operationId,
  );
  if (context.signal.aborted) {
    throw new RetryableOperationError(
      'This process may no longer act for the operation',
    );
  }
  await executor.patch(live.ref, patch, {
    fieldManager: change.fieldManager,
    dryRun: false,
  });
}
