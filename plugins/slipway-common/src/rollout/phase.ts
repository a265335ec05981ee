import { z } from 'zod/v3';
import { Members } from '../members';

/** The phases of a rollout, in the operator's words; worst last. @public */
export const rolloutPhases = [
  'Healthy',
  'Suspended',
  'Paused',
  'Progressing',
  'Unknown',
  'Degraded',
] as const;

/** The phase of a rollout. @public */
export type RolloutPhase = (typeof rolloutPhases)[number];

/** The phase of a rollout. @public */
export const rolloutPhaseSchema: z.ZodType<
  RolloutPhase,
  z.ZodTypeDef,
  unknown
> = z.enum(rolloutPhases);

/** A phase with its reason. @public */
export interface RolloutStatus {
  phase: RolloutPhase;
  /** A code for machines, e.g. `CrashLoopBackOff`. */
  reason: string;
  /** The same in a sentence for people. */
  message: string;
}

/** A phase with its reason. @public */
export const rolloutStatusSchema: z.ZodType<
  RolloutStatus,
  z.ZodTypeDef,
  unknown
> = z.object({
  phase: rolloutPhaseSchema,
  reason: z.string(),
  message: z.string(),
} satisfies Members<RolloutStatus>);

/**
 * The worst of several phases, as an environment's column shows it; `undefined` for none.
 *
 * @public
 */
export function getWorstPhase(
  phases: readonly RolloutPhase[],
): RolloutPhase | undefined {
  return phases.reduce<RolloutPhase | undefined>(
    (worst, phase) =>
      worst === undefined ||
      rolloutPhases.indexOf(phase) > rolloutPhases.indexOf(worst)
        ? phase
        : worst,
    undefined,
  );
}
