import { JsonObject } from '@backstage/types';
import {
  Operation,
  OperationEvent,
  OperationFailure,
  OperationKind,
  OperationProgress,
  OperationState,
  OperationStepRecord,
  StepFinding,
  StepPurpose,
} from '@slipway/backstage-plugin-slipway-common';

/** Who asked an operation to stop, and why. */
export type StopRequest =
  | { kind: 'cancel'; by: string; reason: string }
  | { kind: 'supersede'; by: string; reason: string; operationId: string };

/**
 * How an operation ends: as it was to, for a failure, because somebody asked it to stop, or without having cleaned up
 * after itself.
 */
export type Ending =
  | { state: 'succeeded'; message: string }
  | { state: 'failed'; failure: OperationFailure }
  | { state: 'stopped'; stop: StopRequest }
  | { state: 'unclean'; failure: OperationFailure };

/** The end that an operation comes to as soon as it has cleaned up. */
export type DecidedEnding = Ending & {
  /** Who gave the cleanup up, where it did not come forward, and why. */
  givenUp?: { by: string; reason: string };
};

/** A step that has begun. */
export interface CurrentStep {
  /** Its place among the steps: what a replica has written that does not know this column, is of another. */
  index: number;
  name: string;
  title: string;
  purpose: StepPurpose;
  /** ISO 8601. */
  startedAt: string;
}

/** A step that is finished, or that was given up. What an earlier version has written has no name and no times. */
export interface DoneStep
  extends
    Pick<CurrentStep, 'title' | 'purpose'>,
    Partial<Pick<CurrentStep, 'name' | 'startedAt'>> {
  /** ISO 8601. */
  endedAt?: string;
  finding?: StepFinding;
  /** Where it was given up: whether its change was made. */
  givenUp?: 'changed' | 'unchanged' | 'unknown';
}

/** A step that has begun to change something: `intended` until the platform has answered. */
export interface OpenStep {
  title: string;
  status: 'intended' | 'acted';
}

/** A row of `operations`. */
export interface OperationRow {
  id: string;
  kind: OperationKind;
  entity_ref: string;
  environment: string;
  target: string;
  workload: string;
  input: Record<string, string | number>;
  summary: string;
  reason: string;
  requested_by: string;
  plan_hash: string;
  handler_version: number;
  supersedes: string | null;
  superseded_by: string | null;
  state: OperationState;
  message: string;
  progress: OperationProgress | null;
  failure: OperationFailure | null;
  created_at: Date;
  updated_at: Date;
  ended_at: Date | null;
  event_count: number;
  event_head: string;
  intent_audited: boolean;
  outcome_audited: boolean;
  executor_id: string | null;
  epoch: number;
  takeovers: number;
  stop: StopRequest | null;
  step_state: JsonObject | null;
  step_index: number;
  changed_at: Date | null;
  open_step: OpenStep | null;
  sight: string | null;
  progress_at: Date | null;
  done: DoneStep[];
  current_step: CurrentStep | null;
  owes_cleanup: boolean;
  ending: DecidedEnding | null;
}

/** A row of `operation_events`. */
export interface EventRow {
  operation_id: string;
  sequence: number;
  at: Date;
  type: OperationEvent['type'];
  message: string;
  step: string | null;
  state: OperationState | null;
  actor: string | null;
  hash: string;
}

/** The columns that are shown: the others are the engine's and never leave it. */
export function toOperation(row: OperationRow): Operation {
  return {
    id: row.id,
    kind: row.kind,
    entityRef: row.entity_ref,
    environment: row.environment,
    target: row.target,
    workload: row.workload,
    input: row.input,
    summary: row.summary,
    reason: row.reason,
    requestedBy: row.requested_by,
    planHash: row.plan_hash,
    state: row.state,
    message: row.message,
    ...(row.progress && { progress: row.progress }),
    ...(row.failure && { failure: row.failure }),
    steps: listSteps(row),
    ...(row.superseded_by && { supersededBy: row.superseded_by }),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
  };
}

/** The steps whose times are known: all but those of an earlier version. */
function listSteps(row: OperationRow): OperationStepRecord[] {
  const { current_step: current, ended_at } = row;
  const steps: DoneStep[] = [...row.done];
  if (current?.index === row.step_index) {
    steps.push({ ...current, endedAt: ended_at?.toISOString() });
  }
  return steps.flatMap(({ name, title, purpose, startedAt, ...rest }) =>
    name === undefined || startedAt === undefined
      ? []
      : {
          ...{ name, title, purpose, startedAt },
          ...(rest.endedAt && { endedAt: rest.endedAt }),
          ...(rest.finding && { finding: rest.finding }),
        },
  );
}

/** An entry of the log as it is shown. */
export function toEvent(row: EventRow): OperationEvent {
  return {
    operationId: row.operation_id,
    sequence: row.sequence,
    at: row.at.toISOString(),
    type: row.type,
    message: row.message,
    ...(row.step && { step: row.step }),
    ...(row.state && { state: row.state }),
    ...(row.actor && { actor: row.actor }),
    hash: row.hash,
  };
}
