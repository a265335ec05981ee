import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/** What no database and no cluster keeps: NUL, and half of a character that is written as two. */
const unwritable = /\0|\p{Surrogate}/u;

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
  const field = findUnwritable(parsed.data);
  if (field) {
    throw new InputError(`${field.join('.')}: it holds what is no text`);
  }
  return parsed.data;
}

/** Where in the input a text stands that nothing can keep. */
function findUnwritable(
  value: unknown,
  path: readonly string[] = [],
): readonly string[] | undefined {
  if (typeof value === 'string') {
    return unwritable.test(value) ? path : undefined;
  }
  for (const [key, inner] of Object.entries(value ?? {})) {
    const found = findUnwritable(inner, [...path, key]);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function describeIssue({ path, message }: z.ZodIssue): string {
  const field = path.join('.');
  return field ? `${field}: ${message}` : message;
}
