import { z } from 'zod/v3';
import { OperationState, operationStateSchema } from './state';
import { Members } from '../members';

/** The types of event in an operation's log. @public */
export const operationEventTypes = [
  'accepted',
  'started',
  'basis-confirmed',
  'target-locked',
  'intent',
  'acted',
  'observed',
  'progress',
  'taken-over',
  'cancel-requested',
  'supersede-requested',
  'retrying',
  'ended',
] as const;

/** One entry of an operation's append-only log. @public */
export interface OperationEvent {
  /** UUID of the operation. */
  operationId: string;
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  /** When it happened, ISO 8601. */
  at: string;
  type: (typeof operationEventTypes)[number];
  /** One sentence for people. */
  message: string;
  /** The step it belongs to. */
  step?: string;
  /** The state that the operation entered with it. */
  state?: OperationState;
  /** Entity reference of the person who caused it. */
  actor?: string;
  /** SHA-256 over the entry and the hash before it. */
  hash: string;
}

/** One entry of an operation's append-only log. @public */
export const operationEventSchema: z.ZodType<
  OperationEvent,
  z.ZodTypeDef,
  unknown
> = z.object({
  operationId: z.string().uuid(),
  sequence: z.number().int().positive(),
  at: z.string().datetime(),
  type: z.enum(operationEventTypes),
  message: z.string(),
  step: z.string().optional(),
  state: operationStateSchema.optional(),
  actor: z.string().optional(),
  hash: z.string(),
} satisfies Members<OperationEvent>);
