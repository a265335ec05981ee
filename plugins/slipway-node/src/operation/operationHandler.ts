import { JsonObject } from '@backstage/types';
import {
  EquivalentCommand,
  OperationInput,
  OperationKind,
  OperationProgress,
  PlanChange,
  PlanObservation,
  PlanRemark,
  StepFinding,
  StepPurpose,
} from '@slipway/backstage-plugin-slipway-common';
import { ServiceInTarget } from '../platform/target';

/** What a plan is asked for. @public */
export interface PlanContext<TKind extends OperationKind = OperationKind> {
  service: ServiceInTarget;
  /** ID of the workload in its target. */
  workload: string;
  input: OperationInput<TKind>;
  /** The accepted operation whose plan is made again before it acts: it comes before those that somebody looks at. */
  operationId?: string;
}

/**
 * A platform's part of a plan, from facts read live.
 *
 * @public
 */
export interface PlanDraft {
  /** One sentence. */
  summary: string;
  /**
   * What the approval is bound to: UIDs, template hashes, owners, parameters. Hashed, never shown; holds no secret.
   */
  basis: JsonObject;
  /**
   * What the steps need to know again later; kept with the operation, never shown; holds no secret and no credential.
   */
  state: JsonObject;
  changes: readonly PlanChange[];
  effects: readonly PlanRemark[];
  warnings: readonly PlanRemark[];
  /** Evaluated again just before the first act; not part of the basis. */
  blockers: readonly PlanRemark[];
  /** What the person has to type before it is executed, e.g. the name of the source. */
  confirmation?: string;
  observations: readonly PlanObservation[];
  commands: readonly EquivalentCommand[];
}

/** What a step is given. @public */
export interface StepContext<
  TKind extends OperationKind = OperationKind,
> extends PlanContext<TKind> {
  operationId: string;
  /** What the plan kept for its steps. */
  state: JsonObject;
  /** When the operation was accepted, ISO 8601: the same at every replay. */
  acceptedAt: string;
  requestedBy: string;
  reason: string;
  /** What the steps before it found out, by their names. */
  findings: Readonly<Record<string, StepFinding>>;
  /** Aborted when this process may no longer act for the operation. */
  signal: AbortSignal;
}

/**
 * What a step sees when it looks.
 *
 * - `pending`: the change is not there and its precondition holds; a changing step acts next.
 * - `running`: under way; look again after `retryAfterSeconds`.
 * - `succeeded`: the change is there, whoever did it; the platform is as this step wants it.
 *
 * A state that neither the precondition nor the goal allows is thrown as a {@link TerminalOperationError}.
 *
 * @public
 */
export type StepSight =
  | { status: 'pending'; message: string }
  | {
      status: 'running';
      message: string;
      progress?: OperationProgress;
      retryAfterSeconds: number;
    }
  | {
      status: 'succeeded';
      message: string;
      /** Kept with the operation, shown, and given to the steps that follow; holds no secret. */
      finding?: StepFinding;
    };

/**
 * One step of an operation. A step that changes something is carried out as intent, look, act with a precondition,
 * look; any of it may be repeated after a crash, so `look` finds out what has already happened.
 *
 * @public
 */
export interface OperationStep<TKind extends OperationKind = OperationKind> {
  /** Deterministic and unique in its operation, e.g. `patch-template`. */
  name: string;
  /** What it is for, as a sentence for the log: `Replace the pod template with that of revision 3`. */
  title(context: StepContext<TKind>): string;
  /**
   * What it is for. Steps for cleanup come last, and are carried out however the operation ends once it has begun to
   * change something: also where a step before them failed, or somebody stopped the operation.
   */
  purpose: StepPurpose;
  /** How long it may take without progress before the operation is stalled, in seconds. */
  stallAfterSeconds: number;
  /**
   * @throws TerminalOperationError where going on is pointless, RetryableOperationError where a later look may succeed.
   */
  look(context: StepContext<TKind>): Promise<StepSight>;
  /**
   * Makes the change, under a precondition that fails where anything but what `look` saw is there. Called only after
   * `look` said `pending`.
   *
   * @throws as `look`; a lost answer is a RetryableOperationError, and the next look finds out.
   */
  act?(context: StepContext<TKind>): Promise<void>;
}

/** How a platform carries out one kind of operation. @public */
export interface OperationHandler<TKind extends OperationKind = OperationKind> {
  readonly kind: TKind;
  /** Raised whenever the steps change; running operations finish on the version that they began with. */
  readonly version: number;
  readonly steps: readonly OperationStep<TKind>[];
  /** What this replaced, kept as long as operations may run that began with it. */
  readonly earlier?: readonly OperationHandler<TKind>[];
  /**
   * Reads the facts live and says what would happen; changes nothing.
   *
   * @throws NotFoundError for a workload or revision that does not exist.
   */
  plan(context: PlanContext<TKind>): Promise<PlanDraft>;
}
