import { z } from 'zod/v3';
import { Members } from './members';

/** Why a fact is not known. @public */
export type UnknownReason =
  'no-access' | 'not-configured' | 'none-recorded' | 'unreachable';

/** Why a fact is not known. @public */
export const unknownReasonSchema: z.ZodType<
  UnknownReason,
  z.ZodTypeDef,
  unknown
> = z.enum(['no-access', 'not-configured', 'none-recorded', 'unreachable']);

/** A fact that is not known. @public */
export interface UnknownFact {
  known: false;
  reason: UnknownReason;
  /** One sentence for people. */
  message: string;
  /** Since when it has not been known, ISO 8601. */
  since?: string;
}

/** A fact that is known. @public */
export interface KnownFact<TValue> {
  known: true;
  value: TValue;
  /** Where the value was read, e.g. `Deployment/backend` or `metrics.k8s.io`. */
  source: string;
  /** When it was read, ISO 8601. */
  observedAt: string;
}

/** A value with `source` and `observedAt`, or an unknown with its reason. @public */
export type Fact<TValue> = KnownFact<TValue> | UnknownFact;

const unknownFactSchema = z.object({
  known: z.literal(false),
  reason: unknownReasonSchema,
  message: z.string(),
  since: z.string().datetime().optional(),
} satisfies Members<UnknownFact>);

/**
 * The schema of a fact: a value with its source and age, or an unknown with its reason.
 *
 * @remarks
 * The tag makes the unknown impossible to forget: the value cannot be read before `known` is checked.
 *
 * @public
 */
export function factSchema<TValue>(
  value: z.ZodType<TValue, z.ZodTypeDef, unknown>,
): z.ZodType<Fact<TValue>, z.ZodTypeDef, unknown> {
  const knownFactSchema = z.object({
    known: z.literal(true),
    value,
    source: z.string(),
    observedAt: z.string().datetime(),
  } satisfies Members<KnownFact<TValue>>);
  // Zod makes a member optional where its type takes undefined, which is not decided for a type parameter.
  return z.discriminatedUnion('known', [
    knownFactSchema,
    unknownFactSchema,
  ]) as z.ZodType<Fact<TValue>, z.ZodTypeDef, unknown>;
}

/** Builds a known fact. @public */
export function knownFact<TValue>(
  value: TValue,
  origin: { source: string; observedAt: string },
): KnownFact<TValue> {
  return { known: true, value, ...origin };
}

/** Builds an unknown fact. @public */
export function unknownFact(
  reason: UnknownReason,
  message: string,
  since?: string,
): UnknownFact {
  return { known: false, reason, message, ...(since ? { since } : {}) };
}
