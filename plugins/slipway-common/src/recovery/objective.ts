import { z } from 'zod/v3';
import { Members } from '../members';

/**
 * From how far away the data must be recoverable.
 *
 * - `local`: in the region of the data store.
 * - `region`: after the loss of that region, from a copy in another.
 * - `account`: after the loss of the account, from a copy in another.
 *
 * @public
 */
export const recoveryScopes = ['local', 'region', 'account'] as const;

/** From how far away the data must be recoverable. @public */
export type RecoveryScope = (typeof recoveryScopes)[number];

/**
 * What an objective limits.
 *
 * - `rpo`: how much of the newest data may be lost, as a length of time.
 * - `rto`: how long a recovery may take, its validation included.
 * - `retention`: how far back the data must be recoverable.
 *
 * @public
 */
export const recoveryMeasures = ['rpo', 'rto', 'retention'] as const;

/** What an objective limits. @public */
export type RecoveryMeasure = (typeof recoveryMeasures)[number];

/** An objective of recovery, with where it is stated. @public */
export interface RecoveryObjective {
  measure: RecoveryMeasure;
  scope: RecoveryScope;
  seconds: number;
  /** The annotation or the configuration key that states it. */
  source: string;
}

/** An objective of recovery, with where it is stated. @public */
export const recoveryObjectiveSchema: z.ZodType<
  RecoveryObjective,
  z.ZodTypeDef,
  unknown
> = z.object({
  measure: z.enum(recoveryMeasures),
  scope: z.enum(recoveryScopes),
  seconds: z.number().positive(),
  source: z.string(),
} satisfies Members<RecoveryObjective>);

/**
 * An objective that is stated in a way that cannot be read.
 *
 * @remarks
 * It is shown, and nothing is met as long as it is there: an objective with a slip of the pen in it was meant all the same.
 *
 * @public
 */
export interface ObjectiveProblem {
  measure: RecoveryMeasure;
  scope: RecoveryScope;
  /** The annotation that states it. */
  source: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to write instead. */
  remedy: string;
}
