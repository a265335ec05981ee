import { z } from 'zod/v3';

/** A target as configured. @public */
export const targetSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  platform: z.string(),
  place: z.string(),
  /** Whether credentials for changing are configured. */
  canChange: z.boolean(),
});

/** An environment as configured: the answer of `GET /environments` lists them in the order of promotion. @public */
export const environmentSummarySchema = z.object({
  name: z.string(),
  title: z.string(),
  targets: z.array(targetSummarySchema),
});

/** An environment as configured. @public */
export type EnvironmentSummary = z.infer<typeof environmentSummarySchema>;

/** One thing that was tried for `GET /readiness`. @public */
export const readinessCheckSchema = z.object({
  environment: z.string(),
  target: z.string(),
  /** e.g. `reach the API server`, `list deployments`, `patch deployments`. */
  check: z.string(),
  status: z.enum(['ok', 'failed', 'not-configured']),
  message: z.string(),
  /** What to do, e.g. the rule to add to a role. */
  fix: z.string().optional(),
});

/** One thing that was tried for `GET /readiness`. @public */
export type ReadinessCheck = z.infer<typeof readinessCheckSchema>;
