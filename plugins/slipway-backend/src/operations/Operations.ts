import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  Dependent,
  Operation,
  OperationEventsPage,
  OperationKind,
  OperationRequest,
  OperationsPage,
  Plan,
  PlanRequest,
  TargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import {
  Platform,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { EngineTiming } from './engine/timing';

/** A service in a target that its owner may use, and the platform that serves it. @public */
export interface ResolvedService {
  service: ServiceInTarget;
  platform: Platform;
}

/** A plan request whose entity and target were loaded, not taken from the body. @public */
export interface ResolvedPlanRequest extends ResolvedService {
  request: PlanRequest;
}

/** Which operations are asked for, newest first. @public */
export interface OperationsQuery {
  /** Full reference of the service; `undefined` for all. */
  entityRef?: string;
  /** Full reference of the person who asked for them; `undefined` for all. */
  requestedBy?: string;
  environment?: string;
  target?: string;
  /** Only operations of these kinds. */
  kinds?: readonly OperationKind[];
  /** Targets of which nothing is to be shown, so that no page ends with what may not be seen. */
  hidden?: readonly { environment: string; target: string }[];
  limit: number;
  /** As the page before handed it out. */
  cursor?: string;
}

/**
 * Plans and operations: what a person approved is what runs, nothing twice and nothing lost.
 *
 * @remarks
 * Nothing here asks for permission: that is the decorator's part.
 *
 * @public
 */
export interface Operations {
  /**
   * Reads the facts live and says what would happen; changes nothing.
   *
   * @throws NotFoundError for a kind that the platform does not have, a workload or a revision that does not exist.
   */
  plan(resolved: ResolvedPlanRequest): Promise<Plan>;

  /**
   * Accepts a reviewed plan and starts it. The same key of the same requester answers with the same operation.
   *
   * @throws StalePlanError with the new plan, where the basis is no longer what was reviewed; ConflictError for
   *   blockers, a target that another operation holds, or a key that was used for another request; InputError where
   *   what the plan asks to be typed was not.
   */
  submit(options: {
    resolved: ResolvedPlanRequest;
    request: OperationRequest;
    /** Entity reference of the person. */
    requestedBy: string;
    idempotencyKey: string;
  }): Promise<Operation>;

  /** @throws NotFoundError */
  get(id: string): Promise<Operation>;
  /** @throws InputError for a cursor that this did not hand out. */
  list(query: OperationsQuery): Promise<OperationsPage>;
  /** @throws NotFoundError */
  listEvents(query: {
    operationId: string;
    /** The sequence after which to go on. */
    after: number;
    limit: number;
  }): Promise<OperationEventsPage>;
  /** The operations that have not ended, on any of these places. */
  getActive(places: readonly TargetRef[]): Promise<Operation[]>;

  /**
   * Asks an operation to stop at its next step boundary; one that does not come forward while it cleans up after itself,
   * to give that up.
   *
   * @throws NotFoundError, ConflictError where it has ended, or will end by itself as soon as it has cleaned up.
   */
  cancel(options: {
    id: string;
    requestedBy: string;
    reason: string;
  }): Promise<Operation>;

  /** Tells of every change of an operation that this process makes. Returns a function that ends it. */
  onChange(listener: (operation: Operation) => void): () => void;

  /** Checks the hash chain of an operation's log. @throws NotFoundError */
  verifyEventLog(operationId: string): Promise<EventLogVerdict>;

  start(): Promise<void>;
  /** Hands what runs here over to the other replicas, or to the next start. */
  stop(): Promise<void>;
}

/** Whether an operation's log is as it was written. @public */
export type EventLogVerdict =
  | { intact: true; length: number; head: string }
  | { intact: false; sequence: number; problem: string };

/**
 * What is written to the audit log of an operation: intent and outcome at least once each, the intent before anything is
 * done, the outcome after the end, by whichever replica.
 *
 * @public
 */
export interface OperationAuditEvent {
  type: 'intent' | 'outcome' | 'cancel';
  operation: Operation;
  /** Who caused it: the requester for `intent`, who stopped it for `cancel` and `outcome`. */
  actor?: string;
  /** Hash of the last entry of its event log. */
  eventLogHead: string;
}

/** What operations need from the rest of the plugin. @public */
export interface OperationsOptions {
  database: DatabaseService;
  logger: LoggerService;
  /**
   * Loads entity and target with the plugin's own credentials, for the execution.
   *
   * @throws NotFoundError or NotAllowedError where it is no longer there or no longer permitted.
   */
  resolve(place: TargetRef): Promise<ResolvedService>;
  /** The services that depend on an entity. */
  findDependents(entity: Entity): Promise<Dependent[]>;
  /** Writes an audit event; awaited before the reply. */
  audit(event: OperationAuditEvent): Promise<void>;
  /** What the policy of an environment adds to the basis of its plans. @default nothing */
  getPolicy?(place: TargetRef): Promise<Record<string, string>>;
  /** Told of every boundary of every operation; see {@link listBoundaries}. */
  observer?: OperationObserver;
  /** What differs from the rhythm of the product, e.g. in tests. */
  timing?: Partial<EngineTiming>;
}

/** Told of every step boundary before an operation goes on, e.g. by a crash suite. @public */
export interface OperationObserver {
  boundary(name: string, operationId: string): Promise<void>;
}
