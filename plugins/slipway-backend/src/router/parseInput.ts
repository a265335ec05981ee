import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/**
 * Parses what came from outside.
 *
 * @throws InputError naming each field and its reason.
 */
export function parseInput<TSchema extends z.ZodTypeAny>(
  schema: TSchema,
  input: unknown,
): z.output<TSchema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new InputError(parsed.error.issues.map(describeIssue).join('; '));
  }
  return parsed.data;
}

function describeIssue({ path, message }: z.ZodIssue): string {
  const field = path.join('.');
  return field ? `${field}: ${message}` : message;
}
