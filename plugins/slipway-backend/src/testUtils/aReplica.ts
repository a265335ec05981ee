import { mockServices } from '@backstage/backend-test-utils';
import {
  isEnded,
  Operation,
  OperationEvent,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';
import {
  aServiceInTarget,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  createOperations,
  EngineTiming,
  OperationAuditEvent,
  OperationObserver,
  Operations,
  ResolvedPlanRequest,
  ResolvedService,
} from '../operations';
import { aRequest } from './aRequest';
import { pollFor } from './pollFor';
import { TestDatabase } from './withDatabase';

/** Fast enough for tests; the proportions are those of the product. */
export const quick: EngineTiming = {
  lease: 4,
  renew: 1,
  fence: 1,
  poll: 0.05,
  sweep: 0.2,
  call: 5,
  backoff: 0.02,
  probation: 0.3,
  preparation: 3,
};

/** One backend process, as far as operations are concerned. */
export interface Replica {
  operations: Operations;
  knex: Knex;
  audited: OperationAuditEvent[];
  /** What it has warned of. */
  warnings(): string[];
  /** Submits what a fresh plan says. */
  submit(options?: {
    request?: Partial<PlanRequest>;
    requestedBy?: string;
    idempotencyKey?: string;
    supersedes?: string;
    /** What is typed; what the plan asks for, where it is left out. */
    confirmation?: string;
  }): Promise<Operation>;
  reach(
    id: string,
    condition: (operation: Operation) => boolean,
  ): Promise<Operation>;
  reachEnd(id: string): Promise<Operation>;
  listEvents(id: string): Promise<OperationEvent[]>;
}

/** The request with what the backend would have resolved for it. */
export function resolved(
  platform: FakePlatform,
  request: PlanRequest = aRequest(),
): ResolvedPlanRequest {
  const service = aServiceInTarget({
    name: request.entityRef.split('/')[1],
    target: { environment: request.environment, id: request.target },
  });
  return { request, service, platform };
}

/** Makes a replica on a database; the test starts and stops its operations. */
export async function aReplica(options: {
  database: TestDatabase;
  platform: FakePlatform;
  observer?: OperationObserver;
  timing?: Partial<EngineTiming>;
  audit?: (event: OperationAuditEvent) => Promise<void>;
  /** What becomes of the search for the service; it is found by default. */
  resolve?: () => Promise<ResolvedService>;
}): Promise<Replica> {
  const { database, platform, observer } = options;
  const { knex, service } = database.connect();
  const audited: OperationAuditEvent[] = [];
  const logger = mockServices.logger.mock();
  const operations = await createOperations({
    database: service,
    logger,
    resolve: async place =>
      options.resolve?.() ??
      resolved(platform, aRequest(place as Partial<PlanRequest>)),
    findDependents: async () => [
      { entityRef: 'component:default/storefront', relation: 'dependencyOf' },
    ],
    audit: async event => {
      await options.audit?.(event);
      audited.push(event);
    },
    observer,
    timing: { ...quick, ...options.timing },
  });
  const reach: Replica['reach'] = (id, condition) =>
    pollFor(`operation ${id}`, async () => {
      const operation = await operations.get(id);
      return condition(operation) && operation;
    });
  return {
    operations,
    knex,
    audited,
    warnings: () => logger.warn.mock.calls.map(([message]) => String(message)),
    reach,
    reachEnd: id => reach(id, operation => isEnded(operation.state)),
    async submit(parts = {}) {
      const request = resolved(platform, aRequest(parts.request));
      const plan = await operations.plan(request);
      const confirmation = parts.confirmation ?? plan.confirmation;
      return operations.submit({
        resolved: request,
        request: {
          plan: request.request,
          planHash: plan.planHash,
          reason: 'errors since the deploy',
          ...(parts.supersedes && { supersedes: parts.supersedes }),
          ...(confirmation !== undefined && { confirmation }),
        },
        requestedBy: parts.requestedBy ?? 'user:default/ana',
        idempotencyKey: parts.idempotencyKey ?? randomUUID(),
      });
    },
    async listEvents(id) {
      const { items } = await operations.listEvents({
        operationId: id,
        after: 0,
        limit: 1000,
      });
      return items;
    },
  };
}
