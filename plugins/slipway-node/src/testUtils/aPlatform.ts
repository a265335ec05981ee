import { NotFoundError } from '@backstage/errors';
import {
  datastoreOperationKinds,
  DatastoreOperationKind,
  OperationKind,
  operationKinds,
} from '@slipway/backstage-plugin-slipway-common';
import { OperationHandler, PlanDraft } from '../operation/operationHandler';
import { getTargetLinkValues } from '../platform/linkValues';
import { Platform } from '../platform/platform';
import { FakeCall, FakeHandlerOptions, FakeInterceptor } from './fakeCalls';
import { FakeDatastore } from './FakeDatastore';
import { createFakeDatastoreHandler } from './fakeDatastoreHandlers';
import { createFakeHandler } from './fakeHandlers';
import { FakeWorkload } from './FakeWorkload';

/** A platform in memory: what others write their tests against. @public */
export interface FakePlatform extends Platform {
  readonly workloads: Record<string, FakeWorkload>;
  readonly datastores: Record<string, FakeDatastore>;
  /** Every call, oldest first. */
  readonly calls: readonly FakeCall[];
  /** What a plan is blocked by. */
  blockers: PlanDraft['blockers'];
  /** What stands between its callers and it; calls pass by default. */
  interceptor: FakeInterceptor;
}

/**
 * Builds a platform in memory with one workload `deployment.backend`, at revision 2 of 2, and one data store
 * `db-instance.retail-pg`.
 *
 * @param options.version - of the steps of every kind
 * @param options.earlier - versions of the steps that are kept for what began with them
 * @public
 */
export function aPlatform(
  options: {
    id?: string;
    workloads?: Record<string, FakeWorkload>;
    datastores?: Record<string, FakeDatastore>;
    version?: number;
    earlier?: readonly number[];
  } = {},
): FakePlatform {
  const { id = 'fake', version = 1, earlier = [] } = options;
  const workloads = options.workloads ?? {
    'deployment.backend': new FakeWorkload(),
  };
  const datastores = options.datastores ?? {
    'db-instance.retail-pg': new FakeDatastore(),
  };
  const calls: FakeCall[] = [];
  const behaviour: Pick<FakePlatform, 'blockers' | 'interceptor'> = {
    blockers: [],
    interceptor: (_, proceed) => proceed(),
  };

  const createHandler = (
    kind: OperationKind,
    ofVersion: number,
  ): OperationHandler => {
    const handler: FakeHandlerOptions = {
      version: ofVersion,
      getBlockers: () => behaviour.blockers,
      intercept(call, proceed) {
        calls.push(call);
        return behaviour.interceptor(call, proceed);
      },
    };
    return isOfDatastore(kind)
      ? createFakeDatastoreHandler({
          ...handler,
          kind,
          getDatastore: name => find(datastores, { what: 'data store', name }),
        })
      : createFakeHandler({
          ...handler,
          kind,
          getWorkload: name => find(workloads, { what: 'workload', name }),
        });
  };

  return Object.assign(behaviour, {
    id,
    workloads,
    datastores,
    calls,
    operations: Object.fromEntries(
      operationKinds.map(kind => [
        kind,
        {
          ...createHandler(kind, version),
          earlier: earlier.map(it => createHandler(kind, it)),
        },
      ]),
    ),
    liveState: {
      read: async () => ({
        version: '1',
        observation: {
          status: 'observed',
          observedAt: new Date().toISOString(),
          workloads: [],
        },
      }),
      observe: () => () => {},
    },
    start: async () => {},
    stop: async () => {},
    ownershipProofs: ['label', 'namespace', 'argocd-tracking-id'],
    hosts: () => true,
    describe: target => ({ place: target.id, canChange: true }),
    locate: service => ({ status: 'placed', place: service.target.id }),
    listRevisions: async () => [],
    diffRevisions: async () => '',
    getLinkValues: (service, workload) => ({
      ...getTargetLinkValues(service),
      ...(workload && { workload: workload.name, version: workload.version }),
    }),
    checkReadiness: async () => [],
  } satisfies Platform & Partial<FakePlatform>);
}

function isOfDatastore(kind: OperationKind): kind is DatastoreOperationKind {
  return datastoreOperationKinds.some(it => it === kind);
}

function find<TItem>(
  items: Record<string, TItem>,
  { what, name }: { what: string; name: string },
): TItem {
  const item = items[name];
  if (!item) {
    throw new NotFoundError(`There is no ${what} ${name}`);
  }
  return item;
}
