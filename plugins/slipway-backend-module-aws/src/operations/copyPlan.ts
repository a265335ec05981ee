import { TerminalOperationError } from '@slipway/backstage-plugin-slipway-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod/v3';
import { recoveryCheckSchema } from '../validation/checks';
import { copySettingsSchema } from './copySettings';

/** What a copy is made from. */
const recoverySourceSchema = z.discriminatedUnion('from', [
  z
    .object({
      from: z.literal('snapshot'),
      snapshot: z.string(),
      arn: z.string(),
      time: z.string().datetime(),
    })
    .strict(),
  z.object({ from: z.literal('time'), time: z.string().datetime() }).strict(),
  z.object({ from: z.literal('latest') }).strict(),
]);

/** What a copy is made from. */
export type RecoverySource = z.infer<typeof recoverySourceSchema>;

/** Which instance it is. */
const sourceIdentitySchema = z
  .object({
    account: z.string(),
    region: z.string(),
    identifier: z.string(),
    arn: z.string(),
    /** Never used again for another instance, unlike identifier and ARN. */
    resourceId: z.string(),
  })
  .strict();

/** Which instance it is. */
export type SourceIdentity = z.infer<typeof sourceIdentitySchema>;

const snapshotPlanSchema = z.object({ source: sourceIdentitySchema }).strict();

const copyPlanSchema = z
  .object({
    source: sourceIdentitySchema,
    recovery: recoverySourceSchema,
    settings: copySettingsSchema,
    checks: z.array(recoveryCheckSchema),
    /** Name of the secret with the user that validates. */
    secret: z.string().optional(),
  })
  .strict();

/** What the steps of a restore or a drill need to know again. */
export type CopyPlan = z.infer<typeof copyPlanSchema>;

/** Reads what the plan of a restore or a drill kept. */
export function readCopyPlan(state: JsonObject): CopyPlan {
  return read(copyPlanSchema, state);
}

/** Reads what the plan of a snapshot kept. */
export function readSnapshotPlan(state: JsonObject): {
  source: SourceIdentity;
} {
  return read(snapshotPlanSchema, state);
}

function read<TValue>(schema: z.ZodType<TValue>, state: JsonObject): TValue {
  const { success, data, error } = schema.safeParse(state);
  if (!success) {
    throw new TerminalOperationError(
      `What the plan kept cannot be read: ${error.issues
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; ')}`,
    );
  }
  return data;
}
