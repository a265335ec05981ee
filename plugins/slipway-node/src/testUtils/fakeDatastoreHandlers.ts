import { NotFoundError } from '@backstage/errors';
import { OperationInput } from '@slipway/backstage-plugin-slipway-common';
import {
  OperationHandler,
  PlanContext,
  PlanDraft,
} from '../operation/operationHandler';
import { FakeDatastore } from './FakeDatastore';
import { FakeDatastoreOptions, FakeDatastoreSteps } from './FakeDatastoreSteps';

/** A handler that makes snapshots and copies of fake data stores, each named after its operation. */
export function createFakeDatastoreHandler(
  options: FakeDatastoreOptions,
): OperationHandler {
  const { kind, getDatastore, intercept } = options;
  return {
    kind,
    version: options.version,
    steps: new FakeDatastoreSteps(options).list(),
    plan: async context =>
      intercept({ kind, step: 'plan', verb: 'plan' }, async () => {
        const store = getDatastore(context.workload);
        const from = kind === 'snapshot' ? undefined : choose(store, context);
        const draft: PlanDraft = {
          summary: `${kind} of ${store.name}.`,
          basis: { uid: store.uid, ...from },
          state: { ...from },
          changes: [],
          effects: [],
          warnings: [],
          blockers: options.getBlockers(),
          ...(kind === 'restore' && { confirmation: store.name }),
          observations: [{ label: 'status', value: 'available' }],
          commands: [],
        };
        return draft;
      }) as Promise<PlanDraft>,
  };
}

/** What it is to be made from, and of which time that is. */
function choose(store: FakeDatastore, { input }: PlanContext) {
  const choice = input as OperationInput<'drill'>;
  const latest = '2026-01-15T10:00:00.000Z';
  if (choice.recoveryPoint === undefined) {
    const time = choice.pointInTime ?? latest;
    return { from: `the point in time ${time}`, time };
  }
  const time = store.recoveryPoints[choice.recoveryPoint];
  if (time === undefined) {
    throw new NotFoundError(
      `There is no recovery point ${choice.recoveryPoint}`,
    );
  }
  return { from: choice.recoveryPoint, time };
}
