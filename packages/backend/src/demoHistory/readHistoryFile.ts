import { readFile } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/**
 * Reads a past that `scripts/start` has written down.
 *
 * @throws InputError naming the variable and its file, and the field where one is wrong.
 */
export async function readHistoryFile<TSchema extends z.ZodTypeAny>(
  schema: TSchema,
  { path, variable }: { path: string; variable: string },
): Promise<z.output<TSchema>> {
  const parsed = schema.safeParse(
    await readFile(path, 'utf8')
      .then(JSON.parse)
      .catch(error => {
        throw new InputError(
          `${variable} names ${path}, which cannot be read`,
          error,
        );
      }),
  );
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `${variable} names ${path}, which is wrong at ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  return parsed.data;
}
