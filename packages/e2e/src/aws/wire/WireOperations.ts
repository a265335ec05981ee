import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { createOperations } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import type { Operations } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import { quick } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/aReplica';
import { pollFor } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/pollFor';
import type { TestDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import { AwsPlatform } from '@slipway/backstage-plugin-slipway-backend-module-aws/src/AwsPlatform';
import {
  isEnded,
  type Operation,
  type Plan,
  type PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';
import type { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import type { Knex } from 'knex';
import { aResource, aTarget, inTarget, portalConfig } from './stores';
import type { WireAccount } from './WireAccount';

/** How often a job that runs is looked at: the default of the product. */
const POLL_SECONDS = 30;

/** What the operations are started with. */
export interface WireOperationsOptions {
  account: WireAccount;
  database: TestDatabase;
  target?: SlipwayTarget;
  /** A Resource of the catalog by its name. @default one without checks */
  entity?: (name: string) => Entity;
  /** How often a job that runs is looked at. @default 30 */
  pollSeconds?: number;
}

/** The parts of a request that tests tell apart. */
export type Wish = Pick<PlanRequest, 'kind' | 'input'> & { store?: string };

/** The engine of the product, with AWS as its platform, on an account over the wire. */
export class WireOperations {
  private constructor(
    readonly operations: Operations,
    readonly knex: Knex,
    private readonly platform: AwsPlatform,
    private readonly options: WireOperationsOptions,
  ) {}

  static async start(options: WireOperationsOptions): Promise<WireOperations> {
    const { account, database, pollSeconds = POLL_SECONDS } = options;
    const { knex, service } = database.connect();
    const logger = mockServices.logger.mock();
    const config = mockServices.rootConfig({
      data: { ...portalConfig, slipway: { aws: { pollSeconds } } },
    });
    const platform = new AwsPlatform({ config, logger });
    const operations = await createOperations({
      ...{ database: service, logger, timing: quick },
      resolve: async ({ entityRef }) =>
        resolve({ entityRef, platform, options }),
      findDependents: async () => [],
      audit: async () => {},
    });
    const started = new WireOperations(operations, knex, platform, options);
    account.control.calls.clear();
    await operations.start();
    return started;
  }

  async plan(wish: Wish): Promise<Plan> {
    return this.operations.plan(this.#resolve(wish));
  }

  /** Submits what a fresh plan says, and types what it asks for. */
  async submit(wish: Wish): Promise<Operation> {
    const resolved = this.#resolve(wish);
    const plan = await this.operations.plan(resolved);
    const { planHash, confirmation } = plan;
    return this.operations.submit({
      resolved,
      request: {
        ...{ plan: resolved.request, planHash, reason: 'a row is missing' },
        ...(confirmation !== undefined && { confirmation }),
      },
      requestedBy: 'user:default/olivia',
      idempotencyKey: randomUUID(),
    });
  }

  /** Lets time pass for the account and for what waits for its next look. */
  async pass(seconds: number): Promise<void> {
    this.options.account.clock.pass(seconds);
    await this.knex('operations')
      .whereNull('ended_at')
      .update({
        run_at: this.knex.raw(`run_at - ? * interval '1 second'`, [seconds]),
      });
  }

  /** Until no process holds an operation, and each waits for its next look. */
  async allWait(count = 1): Promise<void> {
    await pollFor('all to wait', async () => {
      const waiting = await this.knex('operations')
        .whereNull('executor_id')
        .whereNull('ended_at')
        .whereRaw(`run_at > clock_timestamp() + interval '2 seconds'`)
        .pluck('id');
      return waiting.length === count;
    });
  }

  /** Lets time pass until the operation comes into a state. */
  async reach(
    id: string,
    condition: (operation: Operation) => boolean,
  ): Promise<Operation> {
    return pollFor(`operation ${id}`, async () => {
      const operation = await this.operations.get(id);
      if (condition(operation)) {
        return operation;
      }
      const [waits] = await this.knex('operations')
        .where({ id, executor_id: null })
        .whereRaw('run_at > clock_timestamp()')
        .pluck('id');
      if (waits) {
        await this.pass(POLL_SECONDS);
      }
      return undefined;
    });
  }

  reachEnd(id: string): Promise<Operation> {
    return this.reach(id, ({ state }) => isEnded(state));
  }

  async stop(): Promise<void> {
    await this.operations.stop();
    await this.platform.stop();
  }

  #resolve({ kind, input, store = 'retail-pg' }: Wish) {
    const { platform, options } = this;
    const entityRef = `resource:default/${store}`;
    const target = options.target ?? aTarget();
    return {
      ...resolve({ entityRef, platform, options }),
      request: {
        ...{ kind, input, entityRef },
        environment: target.environment,
        target: target.id,
        workload: `db-instance.${store}`,
      } as PlanRequest,
    };
  }
}

function resolve({
  entityRef,
  platform,
  options: { entity = aResource, target },
}: {
  entityRef: string;
  platform: AwsPlatform;
  options: WireOperationsOptions;
}) {
  const [, name = ''] = entityRef.split('/');
  return { service: inTarget(entity(name), target), platform };
}
