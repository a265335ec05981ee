import { z } from 'zod/v3';
import { Members } from '../members';
import { RecoveryObjective, recoveryObjectiveSchema } from './objective';

/** The achievable RPO in one span of time. @public */
export interface RecoverySample {
  /** Where the span begins, ISO 8601. */
  at: string;
  /** The worst of the span for each scope, in seconds; `undefined` where it was not known. */
  rpoSeconds: { local?: number; region?: number; account?: number };
}

/** The past of a data store's RPO: the answer of `GET /services/…/datastores/:datastore/recovery`. @public */
export interface RecoveryHistory {
  /** Length of a sample's span. A span without a sample was not observed. */
  resolutionSeconds: number;
  /** Where the asked time begins, ISO 8601. */
  from: string;
  /** Where it ends, ISO 8601. */
  to: string;
  /** Oldest first. */
  samples: RecoverySample[];
  /** The objectives of today: a line in the plot. */
  objectives: RecoveryObjective[];
}

/** The past of a data store's RPO. @public */
export const recoveryHistorySchema: z.ZodType<
  RecoveryHistory,
  z.ZodTypeDef,
  unknown
> = z.object({
  resolutionSeconds: z.number().int().positive(),
  from: z.string().datetime(),
  to: z.string().datetime(),
  samples: z.array(
    z.object({
      at: z.string().datetime(),
      rpoSeconds: z.object({
        local: z.number().optional(),
        region: z.number().optional(),
        account: z.number().optional(),
      } satisfies Members<RecoverySample['rpoSeconds']>),
    } satisfies Members<RecoverySample>),
  ),
  objectives: z.array(recoveryObjectiveSchema),
} satisfies Members<RecoveryHistory>);
