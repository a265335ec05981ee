import { NotFoundError } from '@backstage/errors';
import { operationKinds } from '@slipway/backstage-plugin-slipway-common';
import { OperationHandler, PlanDraft } from '../operation/operationHandler';
import { getTargetLinkValues } from '../platform/linkValues';
import { Platform } from '../platform/platform';
import { FakeWorkload } from './FakeWorkload';
import { createFakeHandler, FakeCall, FakeInterceptor } from './fakeHandlers';

/** A platform in memory: what others write their tests against. @public */
export interface FakePlatform extends Platform {
  readonly workloads: Record<string, FakeWorkload>;
  /** Every call, oldest first. */
  readonly calls: readonly FakeCall[];
  /** What a plan is blocked by. */
  blockers: PlanDraft['blockers'];
  /** What stands between its callers and it; calls pass by default. */
  interceptor: FakeInterceptor;
}

/**
 * Builds a platform in memory with one workload `deployment.backend`, at revision 2 of 2.
 *
 * @param options.version - of the steps of every kind
 * @param options.earlier - versions of the steps that are kept for what began with them
 * @public
 */
export function aPlatform(
  options: {
    id?: string;
    workloads?: Record<string, FakeWorkload>;
    version?: number;
    earlier?: readonly number[];
  } = {},
): FakePlatform {
  const { id = 'fake', version = 1, earlier = [] } = options;
  const workloads = options.workloads ?? {
    'deployment.backend': new FakeWorkload(),
  };
  const calls: FakeCall[] = [];
  const behaviour: Pick<FakePlatform, 'blockers' | 'interceptor'> = {
    blockers: [],
    interceptor: (_, proceed) => proceed(),
  };

  const createHandler = (
    kind: OperationHandler['kind'],
    ofVersion: number,
  ): OperationHandler =>
    createFakeHandler({
      kind,
      version: ofVersion,
      getBlockers: () => behaviour.blockers,
      getWorkload(name) {
        const workload = workloads[name];
        if (!workload) {
          throw new NotFoundError(`There is no workload ${name}`);
        }
        return workload;
      },
      intercept(call, proceed) {
        calls.push(call);
        return behaviour.interceptor(call, proceed);
      },
    });

  return Object.assign(behaviour, {
    id,
    workloads,
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
