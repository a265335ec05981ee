import { z } from 'zod/v3';
import { Members } from '../members';

/** How two revisions differ: the answer of `GET /services/…/workloads/:workload/revisions/diff`. @public */
export interface RevisionDiff {
  /** The older side, as the platform numbers it. */
  from: string;
  to: string;
  /** Unified diff (YAML, secrets redacted) of the templates; empty where they are the same. */
  diff: string;
}

/** How two revisions differ: the answer of `GET /services/…/workloads/:workload/revisions/diff`. @public */
export const revisionDiffSchema: z.ZodType<
  RevisionDiff,
  z.ZodTypeDef,
  unknown
> = z.object({
  from: z.string(),
  to: z.string(),
  diff: z.string(),
} satisfies Members<RevisionDiff>);
