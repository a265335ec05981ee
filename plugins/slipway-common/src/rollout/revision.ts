import { z } from 'zod/v3';
import { Fact, factSchema } from '../fact';
import { Members } from '../members';
import { WorkloadImage, workloadImageSchema } from './workload';

/** A version of a workload that can be run again. @public */
export interface Revision {
  /** As the platform numbers it. */
  revision: string;
  /** The platform's object that keeps it, e.g. the name of a ReplicaSet. */
  name: string;
  /** ISO 8601. */
  createdAt: string;
  /** Whether it is the one that the workload is to run now. */
  current: boolean;
  /** Version of the first container: its tag or digest. */
  version: string;
  images: WorkloadImage[];
  /** Instances of this revision now. */
  replicas?: number;
  /** Who or what made it: an operation, a change cause, a field manager. */
  madeBy: Fact<string>;
  /** The change cause that its maker recorded. */
  changeCause?: string;
  /** Whether its images can still be had; unknown where no registry is configured. */
  imageAvailable: Fact<boolean>;
  /** Unified diff (YAML, secrets redacted) from the live template to this one, on request. */
  diff?: string;
}

/** A version of a workload that can be run again. @public */
export const revisionSchema: z.ZodType<Revision, z.ZodTypeDef, unknown> =
  z.object({
    revision: z.string(),
    name: z.string(),
    createdAt: z.string().datetime(),
    current: z.boolean(),
    version: z.string(),
    images: z.array(workloadImageSchema),
    replicas: z.number().int().optional(),
    madeBy: factSchema(z.string()),
    changeCause: z.string().optional(),
    imageAvailable: factSchema(z.boolean()),
    diff: z.string().optional(),
  } satisfies Members<Revision>);
