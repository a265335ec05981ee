import { z } from 'zod/v3';

/** Why a fact is not known. @public */
export const unknownReasonSchema = z.enum([
  'no-access',
  'not-configured',
  'none-recorded',
  'unreachable',
]);

/** Why a fact is not known. @public */
export type UnknownReason = z.infer<typeof unknownReasonSchema>;

const unknownFactSchema = z.object({
  known: z.literal(false),
  reason: unknownReasonSchema,
  /** One sentence for people. */
  message: z.string(),
  /** Since when it has not been known, ISO 8601. */
  since: z.string().datetime().optional(),
});

/**
 * The schema of a fact: a value with its source and age, or an unknown with its reason.
 *
 * @remarks
 * The tag makes the unknown impossible to forget: the value cannot be read before `known` is checked.
 *
 * @public
 */
export function factSchema<TValue extends z.ZodTypeAny>(value: TValue) {
  return z.discriminatedUnion('known', [
    z.object({
      known: z.literal(true),
      value,
      /** Where the value was read, e.g. `Deployment/backend` or `metrics.k8s.io`. */
      source: z.string(),
      /** When it was read, ISO 8601. */
      observedAt: z.string().datetime(),
    }),
    unknownFactSchema,
  ]);
}

/** A fact that is not known. @public */
export type UnknownFact = z.infer<typeof unknownFactSchema>;

/** A fact that is known. @public */
export type KnownFact<TValue> = {
  known: true;
  value: TValue;
  source: string;
  observedAt: string;
};

/** A value with `source` and `observedAt`, or an unknown with its reason. @public */
export type Fact<TValue> = KnownFact<TValue> | UnknownFact;

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
