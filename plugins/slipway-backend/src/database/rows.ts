import { JsonObject } from '@backstage/types';
import {
  Operation,
  OperationEvent,
  OperationFailure,
  OperationKind,
  OperationProgress,
  OperationState,
  StepPurpose,
} from '@slipway/backstage-plugin-slipway-common';

/** Who asked an operation to stop, and why. */
export type StopRequest =
  | { kind: 'cancel'; by: string; reason: string }
  | { kind: 'supersede'; by: string; reason: string; operationId: string };

/** A step that is finished. */
export interface DoneStep {
  title: string;
  purpose: StepPurpose;
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
    steps: [],
    ...(row.superseded_by && { supersededBy: row.superseded_by }),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
  };
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
