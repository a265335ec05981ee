import { isPlainObject } from '../../objects/equalJson';
import { FieldProblem, forbidden, invalidValue } from '../statusObjects';

type Fields = Record<string, unknown>;

/** What is wrong with how a workload is to be rolled out. */
export function checkRollout(spec: Fields): FieldProblem[] {
  const { minReadySeconds = 0, progressDeadlineSeconds } = spec as {
    minReadySeconds?: number;
    progressDeadlineSeconds?: number;
  };
  return [
    ...checkStrategy(spec.strategy),
    ...['minReadySeconds', 'revisionHistoryLimit'].flatMap(field => {
      const value = spec[field];
      return typeof value === 'number' && value < 0
        ? [
            invalidValue(
              `spec.${field}`,
              value,
              'must be greater than or equal to 0',
            ),
          ]
        : [];
    }),
    ...(progressDeadlineSeconds !== undefined &&
    progressDeadlineSeconds <= minReadySeconds
      ? [
          invalidValue(
            'spec.progressDeadlineSeconds',
            progressDeadlineSeconds,
            'must be greater than minReadySeconds',
          ),
        ]
      : []),
  ];
}

function checkStrategy(strategy: unknown): FieldProblem[] {
  if (!isPlainObject(strategy)) {
    return [];
  }
  const { type, rollingUpdate } = strategy as {
    type?: string;
    rollingUpdate?: Fields;
  };
  if (type === 'Recreate' && rollingUpdate) {
    return [
      forbidden(
        'spec.strategy.rollingUpdate',
        "may not be specified when strategy `type` is 'Recreate'",
      ),
    ];
  }
  const isZero = (value: unknown) => value === 0 || value === '0%';
  return rollingUpdate &&
    isZero(rollingUpdate.maxUnavailable) &&
    isZero(rollingUpdate.maxSurge)
    ? [
        invalidValue(
          'spec.strategy.rollingUpdate.maxUnavailable',
          rollingUpdate.maxUnavailable,
          'may not be 0 when `maxSurge` is 0',
        ),
      ]
    : [];
}
