import { mockServices } from '@backstage/backend-test-utils';
import {
  createOperations,
  type Operations,
} from '@slipway/backstage-plugin-slipway-backend/src/operations';
import { quick } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/aReplica';
import type {
  Operation,
  OperationInput,
  OperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import type { Knex } from 'knex';
import { until } from '../controlPlane';
import type { Outline } from './Recording';
import type { RecordedGround } from './RecordedGround';

/** What became of an operation. */
export interface Outcome {
  operation: Operation;
  outlines: Outline[];
  isIntact: boolean;
  locks: number;
}

/** The product's operations, as this checkout has them, on a recorded database and what they change. */
export class RecordedOperations {
  private constructor(
    private readonly knex: Knex,
    private readonly operations: Operations,
    private readonly ground: RecordedGround,
  ) {}

  static async start(options: {
    knex: Knex;
    ground: RecordedGround;
    boundary?: (name: string) => Promise<void>;
  }): Promise<RecordedOperations> {
    const { knex, ground, boundary = async () => {} } = options;
    const operations = await createOperations({
      database: { getClient: async () => knex },
      logger: mockServices.rootLogger(),
      resolve: async () => ({
        service: ground.service,
        platform: ground.platform,
      }),
      findDependents: async () => [],
      audit: async () => {},
      observer: { boundary },
      timing: quick,
    });
    await operations.start();
    return new RecordedOperations(knex, operations, ground);
  }

  async submit<TKind extends OperationKind>(
    kind: TKind,
    input: OperationInput<TKind>,
  ): Promise<void> {
    const { service, platform, workload } = this.ground;
    const plan = {
      kind,
      input,
      entityRef: service.entityRef,
      environment: service.target.environment,
      target: service.target.id,
      workload,
    } as const;
    const resolved = {
      service,
      platform,
      request: plan as never,
    };
    const { planHash, confirmation } = await this.operations.plan(resolved);
    await this.operations.submit({
      resolved,
      request: {
        plan: plan as never,
        planHash,
        reason: 'errors',
        confirmation,
      },
      requestedBy: 'user:default/olivia',
      idempotencyKey: 'recorded',
    });
  }

  /** Waits until the only operation has ended and all was told. */
  async ended(): Promise<Outcome> {
    await until('The end of the operation', async () => {
      const [row] = await this.knex('operations');
      return row.outcome_audited;
    });
    const [{ id }] = await this.knex('operations').select('id');
    const { items } = await this.operations.listEvents({
      operationId: id,
      after: 0,
      limit: 1000,
    });
    const { intact } = await this.operations.verifyEventLog(id);
    return {
      operation: await this.operations.get(id),
      outlines: items.map(({ type, step, state }) => [
        type,
        step ?? null,
        state ?? null,
      ]),
      isIntact: intact,
      locks: (await this.knex('target_locks')).length,
    };
  }

  async stop(): Promise<void> {
    await this.operations.stop();
  }
}
