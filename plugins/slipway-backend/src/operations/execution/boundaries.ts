import { OperationHandler } from '@slipway/backstage-plugin-slipway-node';

/**
 * The boundaries of an operation of this kind, in the order in which they are first reached: the points between which
 * a crash must do no harm. Those of the `act` of a step are reached only where the step changes something.
 *
 * @public
 */
export function listBoundaries(handler: OperationHandler): string[] {
  const steps = handler.steps.flatMap((step, index) => {
    const isFirst =
      handler.steps.findIndex(it => it.purpose === step.purpose) === index;
    const act = step.act ? ['intent', 'acted', 'recorded'] : [];
    return [
      ...(isFirst && step.purpose === 'verify' ? ['verifying'] : []),
      ...(isFirst && step.purpose === 'cleanup' ? ['ending-decided'] : []),
      ...['looked', ...act, 'observed'].map(it => `${step.name}:${it}`),
    ];
  });
  return [
    'accepted',
    'intent-audited',
    'claimed',
    'started',
    'target-locked',
    'basis-confirmed',
    ...steps,
    'ended',
    'outcome-audited',
  ];
}
