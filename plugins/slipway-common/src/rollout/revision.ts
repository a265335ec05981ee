import { z } from 'zod/v3';
import { factSchema } from '../fact';
import { workloadImageSchema } from './workload';

/** A version of a workload that can be run again. @public */
export const revisionSchema = z.object({
  /** As the platform numbers it. */
  revision: z.string(),
  /** The platform's object that keeps it, e.g. the name of a ReplicaSet. */
  name: z.string(),
  createdAt: z.string().datetime(),
  current: z.boolean(),
  version: z.string(),
  images: z.array(workloadImageSchema),
  /** Instances of this revision now. */
  replicas: z.number().int().optional(),
  madeBy: factSchema(z.string()),
  changeCause: z.string().optional(),
  /** Whether its images can still be had; unknown where no registry is configured. */
  imageAvailable: factSchema(z.boolean()),
  /** Unified diff (YAML, secrets redacted) from the live template to this one, on request. */
  diff: z.string().optional(),
});

/** A version of a workload that can be run again. @public */
export type Revision = z.infer<typeof revisionSchema>;
