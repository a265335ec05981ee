import { z } from 'zod/v3';
import { Fact, factSchema } from '../fact';
import { Members } from '../members';
import { RecoveryObjective, recoveryObjectiveSchema } from './objective';

/** The states of a posture, the worst first. @public */
export const postureStates = ['Breached', 'AtRisk', 'Unknown', 'Met'] as const;

/**
 * How an objective stands against what was observed.
 *
 * - `Breached`: it is not kept now.
 * - `AtRisk`: it is kept, but not for long or not for sure.
 * - `Unknown`: nothing says whether it is kept, or there is no objective.
 * - `Met`: what was observed, not long ago, keeps it.
 *
 * @public
 */
export type PostureState = (typeof postureStates)[number];

/** The worst of several states; `undefined` where there is none. @public */
export function getWorstPosture(
  states: readonly PostureState[],
): PostureState | undefined {
  return postureStates.find(state => states.includes(state));
}

/** How one objective stands. @public */
export interface PostureAssessment {
  objective: RecoveryObjective;
  state: PostureState;
  /** What was achieved, in seconds: data that would be lost, time that a recovery took, or time that is kept. */
  achieved: Fact<number>;
  /** Why, in one sentence. */
  message: string;
  /** What to do about it. */
  remedy?: string;
}

/** How one objective stands. @public */
export const postureAssessmentSchema: z.ZodType<
  PostureAssessment,
  z.ZodTypeDef,
  unknown
> = z.object({
  objective: recoveryObjectiveSchema,
  state: z.enum(postureStates),
  achieved: factSchema(z.number()),
  message: z.string(),
  remedy: z.string().optional(),
} satisfies Members<PostureAssessment>);

/** How a data store stands against its objectives: the worst of them. @public */
export interface RecoveryPosture {
  state: PostureState;
  /** Why, in one sentence. */
  message: string;
  /** What to do about it. */
  remedy?: string;
  assessments: PostureAssessment[];
  /** What weakens a recovery though no objective names it, e.g. that deletion protection is off. */
  weaknesses: { code: string; message: string; remedy: string }[];
}

/** How a data store stands against its objectives: the worst of them. @public */
export const recoveryPostureSchema: z.ZodType<
  RecoveryPosture,
  z.ZodTypeDef,
  unknown
> = z.object({
  state: z.enum(postureStates),
  message: z.string(),
  remedy: z.string().optional(),
  assessments: z.array(postureAssessmentSchema),
  weaknesses: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      remedy: z.string(),
    } satisfies Members<RecoveryPosture['weaknesses'][number]>),
  ),
} satisfies Members<RecoveryPosture>);
