import { z } from 'zod/v3';
import { Fact, factSchema } from '../fact';
import { Members } from '../members';
import { Ownership, ownershipSchema } from '../rollout/ownership';
import { RecoveryScope, recoveryScopes } from './objective';

/** What a data store can be restored to, other than a point in time. @public */
export interface RecoveryPoint {
  /** As the platform names it, e.g. `rds:retail-pg-2026-01-15-03-10`. */
  id: string;
  /** Who made it: a schedule of the platform, a person or program, or an operation of Slipway. */
  origin: 'automated' | 'manual' | 'operation';
  /** The time of the data in it, ISO 8601. */
  time: string;
  /** Whether it can be restored from: one that is still being made, or has failed, cannot. */
  usable: boolean;
  /** The state as the platform says it, e.g. `available`, `creating`, `failed`. */
  status: string;
  scope: RecoveryScope;
  /** Where it lies, e.g. `us-west-2`. */
  region: string;
  encrypted: boolean;
}

/** What a data store can be restored to, other than a point in time. @public */
export const recoveryPointSchema: z.ZodType<
  RecoveryPoint,
  z.ZodTypeDef,
  unknown
> = z.object({
  id: z.string(),
  origin: z.enum(['automated', 'manual', 'operation']),
  time: z.string().datetime(),
  usable: z.boolean(),
  status: z.string(),
  scope: z.enum(recoveryScopes),
  region: z.string(),
  encrypted: z.boolean(),
} satisfies Members<RecoveryPoint>);

/** The points in time to which a data store can be restored. @public */
export interface RecoveryWindow {
  /** ISO 8601. */
  earliest: string;
  /** ISO 8601. */
  latest: string;
}

/** The points in time to which a data store can be restored. @public */
export const recoveryWindowSchema: z.ZodType<
  RecoveryWindow,
  z.ZodTypeDef,
  unknown
> = z.object({
  earliest: z.string().datetime(),
  latest: z.string().datetime(),
} satisfies Members<RecoveryWindow>);

/** How data at rest is encrypted. @public */
export interface Encryption {
  encrypted: boolean;
  /** The key's ARN or ID, where there is one. */
  key?: string;
}

const encryptionSchema = z.object({
  encrypted: z.boolean(),
  key: z.string().optional(),
} satisfies Members<Encryption>);

/** A data store as its platform shows it: what it is, and what it can be restored to. @public */
export interface Datastore {
  /** Unique in its target, e.g. `db-instance.retail-pg`. */
  id: string;
  name: string;
  /** What it is in the platform's words, e.g. `RDS PostgreSQL 16.4`. */
  engine: string;
  /** The platform's full name for it, e.g. an ARN. */
  resourceName: string;
  /** As the platform says, e.g. `available`, `backing-up`. */
  status: string;
  /** The newest time that a recovery within each scope would bring back, ISO 8601. */
  latestRestorable: Readonly<Record<RecoveryScope, Fact<string>>>;
  /** The points in time that can be chosen; unknown where backups by time are off. */
  window: Fact<RecoveryWindow>;
  /** Newest first, at most 100. */
  recoveryPoints: Fact<RecoveryPoint[]>;
  /** How far back automated backups reach, in seconds. */
  retentionSeconds: Fact<number>;
  encryption: Fact<Encryption>;
  deletionProtection: Fact<boolean>;
  multiZone: Fact<boolean>;
  /** Names of the checks by which the owner says that a recovered copy is good; unknown where they are none or wrong. */
  checks: Fact<string[]>;
  ownership: Ownership;
}

/** A data store as its platform shows it: what it is, and what it can be restored to. @public */
export const datastoreSchema: z.ZodType<Datastore, z.ZodTypeDef, unknown> =
  z.object({
    id: z.string(),
    name: z.string(),
    engine: z.string(),
    resourceName: z.string(),
    status: z.string(),
    latestRestorable: z.object({
      local: factSchema(z.string().datetime()),
      region: factSchema(z.string().datetime()),
      account: factSchema(z.string().datetime()),
    }),
    window: factSchema(recoveryWindowSchema),
    recoveryPoints: factSchema(z.array(recoveryPointSchema)),
    retentionSeconds: factSchema(z.number()),
    encryption: factSchema(encryptionSchema),
    deletionProtection: factSchema(z.boolean()),
    multiZone: factSchema(z.boolean()),
    checks: factSchema(z.array(z.string())),
    ownership: ownershipSchema,
  } satisfies Members<Datastore>);
