import { z } from 'zod/v3';
import { Members } from '../members';

/** A target as configured. @public */
export interface TargetSummary {
  /** Unique in its environment. */
  id: string;
  title: string;
  /** e.g. `kubernetes`. */
  platform: string;
  /** The place in words, e.g. `retail-cluster / production`. */
  place: string;
  /** Whether credentials for changing are configured. */
  canChange: boolean;
}

/** A target as configured. @public */
export const targetSummarySchema: z.ZodType<
  TargetSummary,
  z.ZodTypeDef,
  unknown
> = z.object({
  id: z.string(),
  title: z.string(),
  platform: z.string(),
  place: z.string(),
  canChange: z.boolean(),
} satisfies Members<TargetSummary>);

/** An environment as configured: the answer of `GET /environments` lists them in the order of promotion. @public */
export interface EnvironmentSummary {
  name: string;
  title: string;
  targets: TargetSummary[];
}

/** An environment as configured: the answer of `GET /environments` lists them in the order of promotion. @public */
export const environmentSummarySchema: z.ZodType<
  EnvironmentSummary,
  z.ZodTypeDef,
  unknown
> = z.object({
  name: z.string(),
  title: z.string(),
  targets: z.array(targetSummarySchema),
} satisfies Members<EnvironmentSummary>);

/** One thing that was tried for `GET /readiness`. @public */
export interface ReadinessCheck {
  /** Name of the environment. */
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /** e.g. `reach the API server`, `list deployments`, `patch deployments`. */
  check: string;
  status: 'ok' | 'failed' | 'not-configured';
  /** One sentence for people. */
  message: string;
  /** What to do, e.g. the rule to add to a role. */
  fix?: string;
}

/** One thing that was tried for `GET /readiness`. @public */
export const readinessCheckSchema: z.ZodType<
  ReadinessCheck,
  z.ZodTypeDef,
  unknown
> = z.object({
  environment: z.string(),
  target: z.string(),
  check: z.string(),
  status: z.enum(['ok', 'failed', 'not-configured']),
  message: z.string(),
  fix: z.string().optional(),
} satisfies Members<ReadinessCheck>);
