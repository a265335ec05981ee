import { z } from 'zod/v3';

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
export const rolloutPhaseSchema = z.enum(rolloutPhases);

/** The phase of a rollout. @public */
export type RolloutPhase = z.infer<typeof rolloutPhaseSchema>;

/** A phase with its reason. @public */
export const rolloutStatusSchema = z.object({
  phase: rolloutPhaseSchema,
  /** A code for machines, e.g. `CrashLoopBackOff`. */
  reason: z.string(),
  /** The same in a sentence for people. */
  message: z.string(),
});

/** A phase with its reason. @public */
export type RolloutStatus = z.infer<typeof rolloutStatusSchema>;

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
