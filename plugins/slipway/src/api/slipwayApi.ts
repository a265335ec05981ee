import { createApiRef } from '@backstage/core-plugin-api';
import {
  ActivityPage,
  DatastoreRefs,
  Operation,
  OperationEventsPage,
  OperationRequest,
  OperationsPage,
  OperationView,
  Plan,
  PlanRequest,
  RecoveryHistory,
  RecoveryReportsPage,
  RevisionDiff,
  RevisionsPage,
  ScalingHistory,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';

/** A workload of a service in a target. @public */
export interface WorkloadPlace {
  /** Full entity reference, e.g. `component:default/backend`. */
  entityRef: string;
  environment: string;
  target: string;
  workload: string;
}

/** A data store in a target. @public */
export interface DatastorePlace {
  /** Full entity reference, e.g. `resource:default/retail-pg`. */
  entityRef: string;
  environment: string;
  target: string;
  datastore: string;
}

/** What a call takes besides its subject. @public */
export interface CallOptions {
  signal?: AbortSignal;
}

/**
 * The HTTP API of Slipway's backend, as the screens use it.
 *
 * @remarks
 * Every call rejects with a `ResponseError` where the backend refuses; {@link getStalePlan} reads the new plan from it.
 *
 * @public
 */
export interface SlipwayApi {
  /** @param options.after - version to wait for, as a signal named it. */
  getService(
    entityRef: string,
    options?: CallOptions & { after?: string },
  ): Promise<ServiceView>;
  /**
   * The revisions of a workload, newest first.
   *
   * @param options.diff - whether each carries its diff from the live template. Default `false`.
   */
  listRevisions(
    place: WorkloadPlace,
    options?: CallOptions & { diff?: boolean; cursor?: string; limit?: number },
  ): Promise<RevisionsPage>;
  /** How two revisions differ: from the older to the newer. */
  diffRevisions(
    place: WorkloadPlace,
    options: CallOptions & { from: string; to: string },
  ): Promise<RevisionDiff>;
  /** @param options.hours - how far back, 1 to 336. Default 6. */
  getScalingHistory(
    place: WorkloadPlace,
    options?: CallOptions & { hours?: number },
  ): Promise<ScalingHistory>;
  /** Operations and observed changes, newest first. */
  listActivity(
    entityRef: string,
    options?: CallOptions & {
      environment?: string;
      cursor?: string;
      limit?: number;
    },
  ): Promise<ActivityPage>;
  /** The data stores that a service depends on; of a data store, itself. */
  listDatastores(
    entityRef: string,
    options?: CallOptions,
  ): Promise<DatastoreRefs>;
  /** @param options.days - how far back, 1 to 30. Default 30. */
  getRecoveryHistory(
    place: DatastorePlace,
    options?: CallOptions & { days?: number },
  ): Promise<RecoveryHistory>;
  /** What restores and drills of a data store measured, newest first. */
  listRecoveryReports(
    entityRef: string,
    options?: CallOptions & {
      environment?: string;
      kind?: 'restore' | 'drill';
      cursor?: string;
      limit?: number;
    },
  ): Promise<RecoveryReportsPage>;
  createPlan(request: PlanRequest, options?: CallOptions): Promise<Plan>;
  /** @param options.idempotencyKey - the same key gives the same operation, however often it is sent. */
  createOperation(
    request: OperationRequest,
    options: CallOptions & { idempotencyKey: string },
  ): Promise<Operation>;
  /** @param query.entityRef - the service; without it, what the person has asked for on every service. */
  listOperations(
    query: { entityRef?: string; cursor?: string; limit?: number },
    options?: CallOptions,
  ): Promise<OperationsPage>;
  getOperation(id: string, options?: CallOptions): Promise<OperationView>;
  /** @param options.after - the sequence after which to go on. */
  listOperationEvents(
    id: string,
    options?: CallOptions & { after?: number; limit?: number },
  ): Promise<OperationEventsPage>;
  cancelOperation(
    id: string,
    reason: string,
    options?: CallOptions,
  ): Promise<Operation>;
}

/** Reference to Slipway's API. @public */
export const slipwayApiRef = createApiRef<SlipwayApi>({
  id: 'plugin.slipway.client',
});
