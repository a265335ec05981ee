import { z } from 'zod/v3';
import { Members } from '../members';
import { RecoveryReport } from './report';

/** What the last restore or drill that was validated has measured. @public */
export interface MeasuredRecovery {
  /** UUID. */
  operationId: string;
  kind: 'restore' | 'drill';
  /** When it ended, ISO 8601. */
  at: string;
  /** From the first request to the end of the validation, in seconds. */
  recoverySeconds: number;
  /** How long the platform took for the copy, in seconds. */
  jobSeconds: number;
  /** How much of the newest data was lost, in seconds; `undefined` where no check reads the time of a row. */
  dataLossSeconds?: number;
}

/** What the last restore or drill that was validated has measured. @public */
export const measuredRecoverySchema: z.ZodType<
  MeasuredRecovery,
  z.ZodTypeDef,
  unknown
> = z.object({
  operationId: z.string().uuid(),
  kind: z.enum(['restore', 'drill']),
  at: z.string().datetime(),
  recoverySeconds: z.number(),
  jobSeconds: z.number(),
  dataLossSeconds: z.number().optional(),
} satisfies Members<MeasuredRecovery>);

/** What a restore or a drill that has ended has measured; `undefined` where its copy was not validated. @public */
export function getMeasuredRecovery(
  report: RecoveryReport,
): MeasuredRecovery | undefined {
  const { operationId, kind, endedAt, dataLossSeconds } = report;
  const { recoverySeconds, jobSeconds } = report;
  return endedAt === undefined ||
    recoverySeconds === undefined ||
    jobSeconds === undefined
    ? undefined
    : {
        ...{ operationId, kind, at: endedAt, recoverySeconds, jobSeconds },
        ...(dataLossSeconds !== undefined && { dataLossSeconds }),
      };
}
