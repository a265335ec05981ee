import {
  Operation,
  Plan,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';

/** A plan before a person's eyes. */
export interface Review {
  plan: Plan;
  /** Whether it took the place of one that had become stale. */
  replaced: boolean;
  /** The same for every attempt to send this plan, so that it is carried out once. */
  idempotencyKey: string;
}

/** Where an operation dialog is. */
export type DialogState =
  | { status: 'choosing' }
  | { status: 'planning'; request: PlanRequest; error?: unknown }
  | {
      status: 'reviewing';
      review: Review;
      sending: boolean;
      error?: unknown;
    }
  | { status: 'accepted'; operation: Operation };

/** What can happen to an operation dialog. */
export type DialogEvent =
  | { type: 'chosen'; request: PlanRequest }
  | { type: 'planned'; plan: Plan; idempotencyKey: string }
  | { type: 'not-planned'; error: unknown }
  | { type: 'sent' }
  | { type: 'stale'; plan: Plan; idempotencyKey: string }
  | { type: 'refused'; error: unknown }
  | { type: 'accepted'; operation: Operation }
  | { type: 'back' };

/** Where an operation dialog goes on an event. */
export function reduceDialog(
  state: DialogState,
  event: DialogEvent,
): DialogState {
  switch (event.type) {
    case 'chosen':
      return { status: 'planning', request: event.request };
    case 'planned':
      return reviewing(event, false);
    case 'not-planned':
      return state.status === 'planning'
        ? { ...state, error: event.error }
        : state;
    case 'sent':
      return state.status === 'reviewing'
        ? { ...state, sending: true, error: undefined }
        : state;
    case 'stale':
      return reviewing(event, true);
    case 'refused':
      return state.status === 'reviewing'
        ? { ...state, sending: false, error: event.error }
        : state;
    case 'accepted':
      return { status: 'accepted', operation: event.operation };
    case 'back':
      return { status: 'choosing' };
    default:
      return state;
  }
}

function reviewing(
  { plan, idempotencyKey }: { plan: Plan; idempotencyKey: string },
  replaced: boolean,
): DialogState {
  return {
    status: 'reviewing',
    review: { plan, replaced, idempotencyKey },
    sending: false,
  };
}
