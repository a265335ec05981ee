import { ActivityItem } from '../activity/activity';
import { ObservedChange } from '../activity/observedChange';
import { knownFact } from '../fact';
import { Operation } from '../operation/operation';

/** A deploy of 1.2.0 to production that CI made, which the test changes as it needs. @public */
export function anObservedChange(
  overrides: Partial<ObservedChange> = {},
): ObservedChange {
  const at = overrides.at ?? '2026-01-15T09:00:00.000Z';
  return {
    id: 'change-1',
    kind: 'deployed',
    at,
    environment: 'production',
    target: 'retail-cluster',
    workload: 'deployment.backend',
    from: '1.1.0',
    to: '1.2.0',
    revision: '4',
    madeBy: knownFact('github-actions', {
      source: 'Deployment/backend',
      observedAt: at,
    }),
    changeCause: 'CI run 1468 of main',
    ...overrides,
  };
}

/** An operation as an item of the activity. @public */
export function anOperationItem(operation: Operation): ActivityItem {
  return { type: 'operation', at: operation.createdAt, operation };
}

/** An observed change as an item of the activity. @public */
export function aChangeItem(change: ObservedChange): ActivityItem {
  return { type: 'change', at: change.at, change };
}
