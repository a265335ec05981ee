import { InputError } from '@backstage/errors';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod/v3';

const contentSchema = z.object({
  /** Versions of pictures, by `environment/target`. */
  targets: z.record(z.string()).default({}),
  /** Tells changes of operations apart; operations are always read from the database. */
  operations: z.string().optional(),
});

/** How far the pictures of a service are, target by target. */
export type PageVersion = z.input<typeof contentSchema>;

/** What a query may carry. */
const MOST_CHARACTERS = 2048;
const MOST_BYTES = 64 * 1024;

/** The key of a target in a version. */
export function versionKey(target: { environment: string; id: string }) {
  return `${target.environment}/${target.id}`;
}

/** Makes of a name another that tells nothing, the same on every replica. */
export type Hide = (name: string) => string;

/**
 * Writes a version as the opaque text that signals and pages carry. One of very many targets that is too long for a
 * query names none: nothing is waited for then.
 *
 * @param hide - puts another name in the place of each, as everybody gets the signals.
 */
export function encodePageVersion(version: PageVersion, hide: Hide): string {
  const { targets, operations } = version;
  const hidden: PageVersion = {
    ...(targets && {
      targets: Object.fromEntries(
        Object.entries(targets).map(([key, value]) => [hide(key), value]),
      ),
    }),
    ...(operations && { operations: hide(operations) }),
  };
  const text = deflateRawSync(JSON.stringify(hidden)).toString('base64url');
  return text.length <= MOST_CHARACTERS || !targets
    ? text
    : encodePageVersion({ operations }, hide);
}

/**
 * Reads what {@link encodePageVersion} wrote, with the names as they were hidden.
 *
 * @throws InputError for any other text.
 */
export function decodePageVersion(text: string): PageVersion {
  try {
    const json = inflateRawSync(Buffer.from(text, 'base64url'), {
      maxOutputLength: MOST_BYTES,
    });
    return contentSchema.parse(JSON.parse(json.toString('utf8')));
  } catch {
    throw new InputError(
      'after: this is no version that a signal or a page named',
    );
  }
}
