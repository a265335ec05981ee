import { InputError } from '@backstage/errors';
import { recoveryAnnotations } from '@slipway/backstage-plugin-slipway-common';
import { parseDocument } from 'yaml';
import { z } from 'zod/v3';

const common = {
  name: z.string().trim().min(1).max(80),
  sql: z.string().trim().min(1).max(4000),
};

/** A check by which the owner of a data store says that a recovered copy is good. */
export const recoveryCheckSchema = z.union([
  z
    .object({
      ...common,
      /** Compared with the one value of the one row. */
      expect: z.union([z.boolean(), z.number(), z.string().max(1000)]),
    })
    .strict(),
  z
    .object({
      ...common,
      /** The value is the time of the newest row: what is younger is lost. */
      newestRow: z.literal(true),
    })
    .strict(),
]);

/** A check by which the owner of a data store says that a recovered copy is good. */
export type RecoveryCheck = z.infer<typeof recoveryCheckSchema>;

const checksSchema = z
  .array(recoveryCheckSchema)
  .min(1)
  .max(20)
  .superRefine((checks, context) => {
    const names = checks.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      context.addIssue({ code: 'custom', message: `two are named '${twice}'` });
    }
    if (checks.filter(check => 'newestRow' in check).length > 1) {
      context.addIssue({
        code: 'custom',
        message: 'at most one may have newestRow',
      });
    }
  });

/**
 * Reads the checks that an entity declares.
 *
 * @param annotation - the value of `slipway.dev/recovery-checks`.
 * @returns none where the entity has no such annotation.
 * @throws InputError saying what is wrong, and what a check looks like.
 */
export function parseChecks(annotation: string | undefined): RecoveryCheck[] {
  if (annotation === undefined) {
    return [];
  }
  const read = checksSchema.safeParse(readYaml(annotation));
  if (!read.success) {
    throw wrong(describe(read.error));
  }
  return read.data;
}

function readYaml(text: string): unknown {
  const document = parseDocument(text);
  const [syntax] = document.errors;
  if (syntax) {
    throw wrong(syntax.message);
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw wrong('aliases are not read');
  }
}

function wrong(reason: string): InputError {
  return new InputError(
    `The annotation ${recoveryAnnotations.checks} is wrong: ${reason}. Expected 1 to 20 entries such as {name: orders are there, sql: SELECT count(*) > 0 FROM orders, expect: true} or {name: newest order, sql: SELECT max(created_at) FROM orders, newestRow: true}`,
  );
}

function describe(error: z.ZodError): string {
  const issues = error.issues.flatMap(issue =>
    // Of the two forms that a check may have, the first is what most are meant to be.
    issue.code === 'invalid_union'
      ? (issue.unionErrors[0]?.issues ?? [])
      : [issue],
  );
  return issues
    .slice(0, 3)
    .map(({ path, message }) =>
      path.length ? `${path.join('.')}: ${message}` : message,
    )
    .join('; ');
}
