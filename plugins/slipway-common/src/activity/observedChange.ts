import { z } from 'zod/v3';
import { Fact, factSchema } from '../fact';
import { Members } from '../members';

/**
 * What has changed.
 *
 * - `deployed`: another template runs; `rolled-back`: one that had run before.
 * - `scaled`: the replica count was set, and no autoscaler did it.
 *
 * @public
 */
export type ObservedChangeKind =
  | 'appeared'
  | 'deployed'
  | 'rolled-back'
  | 'scaled'
  | 'paused'
  | 'resumed'
  | 'removed';

/** A change of a workload that was seen and that no operation of Slipway made. @public */
export interface ObservedChange {
  id: string;
  kind: ObservedChangeKind;
  /** When the platform says that it happened; where it does not say, when it was seen. ISO 8601. */
  at: string;
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /** ID of the workload in its target. */
  workload: string;
  /** The version, or the replica count, before. */
  from?: string;
  /** The version, or the replica count, since. */
  to?: string;
  /** The revision that runs since, as the platform numbers it. */
  revision?: string;
  /** Who or what made it. */
  madeBy: Fact<string>;
  /** Why, as its maker wrote it down. */
  changeCause?: string;
}

/** A change of a workload that was seen and that no operation of Slipway made. @public */
export const observedChangeSchema: z.ZodType<
  ObservedChange,
  z.ZodTypeDef,
  unknown
> = z.object({
  id: z.string(),
  kind: z.enum([
    'appeared',
    'deployed',
    'rolled-back',
    'scaled',
    'paused',
    'resumed',
    'removed',
  ]),
  at: z.string().datetime(),
  environment: z.string(),
  target: z.string(),
  workload: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  revision: z.string().optional(),
  madeBy: factSchema(z.string()),
  changeCause: z.string().optional(),
} satisfies Members<ObservedChange>);
