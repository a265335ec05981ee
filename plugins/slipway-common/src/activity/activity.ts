import { z } from 'zod/v3';
import { Members } from '../members';
import { Operation, operationSchema } from '../operation/operation';
import { ObservedChange, observedChangeSchema } from './observedChange';

/** Something that happened to a service: an operation, or a change that was observed. @public */
export type ActivityItem =
  | {
      type: 'operation';
      /** When it was asked for, ISO 8601. */ at: string;
      operation: Operation;
    }
  | {
      type: 'change';
      /** When it happened, ISO 8601. */ at: string;
      change: ObservedChange;
    };

/** Something that happened to a service: an operation, or a change that was observed. @public */
export const activityItemSchema: z.ZodType<
  ActivityItem,
  z.ZodTypeDef,
  unknown
> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('operation'),
    at: z.string().datetime(),
    operation: operationSchema,
  }),
  z.object({
    type: z.literal('change'),
    at: z.string().datetime(),
    change: observedChangeSchema,
  }),
]);

/** A page of what happened to a service: the answer of `GET /services/…/activity`. @public */
export interface ActivityPage {
  /** The newest first. */
  items: ActivityItem[];
  /** Where the next page begins; `undefined` on the last. */
  nextCursor?: string;
}

/** A page of what happened to a service: the answer of `GET /services/…/activity`. @public */
export const activityPageSchema: z.ZodType<
  ActivityPage,
  z.ZodTypeDef,
  unknown
> = z.object({
  items: z.array(activityItemSchema),
  nextCursor: z.string().optional(),
} satisfies Members<ActivityPage>);
