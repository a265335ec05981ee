import { z } from 'zod/v3';

/** The states of an operation. @public */
export const operationStates = [
  'accepted',
  'awaiting-approval',
  'waiting',
  'running',
  'verifying',
  'held',
  'stalled',
  'unobservable',
  'succeeded',
  'failed',
  'cancelled',
  'superseded',
] as const;

/** The state of an operation. @public */
export type OperationState = (typeof operationStates)[number];

/** The state of an operation. @public */
export const operationStateSchema: z.ZodType<
  OperationState,
  z.ZodTypeDef,
  unknown
> = z.enum(operationStates);

const endStates: readonly OperationState[] = [
  'succeeded',
  'failed',
  'cancelled',
  'superseded',
];

/** Whether an operation in this state has come to its end. @public */
export function isEnded(state: OperationState): boolean {
  return endStates.includes(state);
}
