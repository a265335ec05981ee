import { HistoryStep } from './history';

/**
 * The label that says how many changes of `history.yaml` a workload has been through.
 *
 * @remarks
 * No annotation: those are copied to the revisions, and come back with `kubectl rollout undo`.
 */
export const HISTORY_LABEL = 'sandbox.slipway.dev/history-steps';

/** The strategic merge patch that makes a change, and counts it in the same write, so that none is made twice. */
export function stepPatch(step: HistoryStep, count: number): object {
  return {
    metadata: {
      labels: { [HISTORY_LABEL]: String(count) },
      annotations: { 'kubernetes.io/change-cause': step.cause },
    },
    spec: {
      ...(step.pause && { paused: true }),
      template: {
        metadata: {
          annotations: {
            'sandbox.slipway.dev/behaviour': step.behaviour ?? null,
            'sandbox.slipway.dev/ready-after': step.readyAfter ?? null,
            'sandbox.slipway.dev/exit-code':
              step.exitCode === undefined ? null : String(step.exitCode),
            'sandbox.slipway.dev/message': step.message ?? null,
          },
        },
        spec: {
          containers: [
            { name: step.container, image: step.image, ...step.acts },
          ],
        },
      },
    },
  };
}
