import { JsonObject } from '@backstage/types';
import { z } from 'zod/v3';
import { zodToJsonSchema } from 'zod-to-json-schema';

/** A Standard Schema of a rule's parameters, as the permission framework wants it. */
export interface RuleParamsSchema<TParams> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: TParams; readonly output: TParams };
    readonly validate: (
      value: unknown,
    ) => { value: TParams } | { issues: { message: string }[] };
    readonly jsonSchema: {
      readonly input: () => JsonObject;
      readonly output: () => JsonObject;
    };
  };
}

/**
 * The parameters of a rule by a zod schema.
 *
 * @remarks
 * The permission framework brings a zod of its own; the standard interface keeps the two apart.
 *
 * @see https://standardschema.dev
 */
export function ruleParams<TParams>(
  schema: z.ZodType<TParams>,
): RuleParamsSchema<TParams> {
  const toJsonSchema = () => zodToJsonSchema(schema) as JsonObject;
  return {
    '~standard': {
      version: 1,
      vendor: 'slipway',
      validate: value => {
        const parsed = schema.safeParse(value);
        return parsed.success
          ? { value: parsed.data }
          : { issues: parsed.error.issues.map(({ message }) => ({ message })) };
      },
      jsonSchema: { input: toJsonSchema, output: toJsonSchema },
    },
  };
}
