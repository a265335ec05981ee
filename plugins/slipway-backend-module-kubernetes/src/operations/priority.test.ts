import { createOperationHandlers } from './createHandlers';
import {
  accept,
  aRetailCluster,
  change,
  rollbackContext,
  settle,
  verify,
} from './testUtils';

describe('an operation under way (S18)', () => {
  it('opens its cluster as itself in each step, and in the plan before the first', async () => {
    const cluster = aRetailCluster();
    const { rollback } = createOperationHandlers(cluster.access);
    const step = await accept(rollback, rollbackContext);
    expect(cluster.openedFor).toEqual([undefined]);

    cluster.openedFor.length = 0;
    await rollback.plan(step);
    await change(rollback, step);
    settle(cluster);
    await verify(rollback, step);
    expect(new Set(cluster.openedFor)).toEqual(new Set([step.operationId]));
  });
});
