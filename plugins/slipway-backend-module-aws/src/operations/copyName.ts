import { NotFoundError } from '@backstage/errors';
import { Tag } from '@aws-sdk/client-rds';
import { ANNOTATION_OPERATION } from '@slipway/backstage-plugin-slipway-common';

/** Tag of what an operation makes: the operation's ID. */
export const TAG_OPERATION = ANNOTATION_OPERATION;
/** Tag of what an operation makes: what for. */
export const TAG_PURPOSE = 'slipway.dev/purpose';
/** Tag of a copy: the time of the data in it, ISO 8601. */
export const TAG_RECOVERED_TO = 'slipway.dev/recovered-to';

const prefix = 'db-instance.';
/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints */
const longestIdentifier = 63;

/** What an operation makes something for. */
export type CopyPurpose = 'restore' | 'drill' | 'snapshot';

const infixes: Record<CopyPurpose, string> = {
  restore: 'restored',
  drill: 'drill',
  snapshot: 'slipway',
};

/**
 * The identifier in the ID of a data store, `retail-pg` in `db-instance.retail-pg`.
 *
 * @throws NotFoundError where no data store can have that ID.
 */
export function parseDatastoreId(id: string): string {
  const identifier = id.slice(prefix.length);
  if (
    !id.startsWith(prefix) ||
    identifier.length > longestIdentifier ||
    !/^[a-z](-?[a-z0-9])*$/.test(identifier)
  ) {
    throw new NotFoundError(
      `There is no data store '${id}': expected e.g. 'db-instance.retail-pg'`,
    );
  }
  return identifier;
}

/**
 * How what an operation makes is called: the same at every replay, and another for every operation.
 *
 * @param operationId - without one, the name that somebody would give it by hand.
 */
export function getCopyName(
  source: string,
  purpose: CopyPurpose,
  operationId?: string,
): string {
  const suffix = `-${infixes[purpose]}-${operationId?.slice(0, 8) ?? 'by-hand'}`;
  const base = source.slice(0, longestIdentifier - suffix.length);
  return `${base.replace(/-+$/, '')}${suffix}`;
}

/** {@link getCopyName} as people read it: before there is an operation, its ID is not known. */
export function describeCopyName(
  source: string,
  purpose: CopyPurpose,
  operationId?: string,
): string {
  return operationId
    ? getCopyName(source, purpose, operationId)
    : `${source}-${infixes[purpose]}-<operation>`;
}

/** The value of a tag. */
export function getTag(
  tags: readonly Tag[] | undefined,
  key: string,
): string | undefined {
  return tags?.find(tag => tag.Key === key)?.Value;
}

/** Whether a resource was made by that operation. */
export function isMadeBy(
  tags: readonly Tag[] | undefined,
  operationId: string,
): boolean {
  return getTag(tags, TAG_OPERATION) === operationId;
}

/** The tags that a copy takes over: AWS keeps those with `aws:` to itself, and ours are those of another operation. */
export function getOwnTags(
  tags: readonly Tag[] | undefined,
): Record<string, string> {
  return Object.fromEntries(
    (tags ?? [])
      .filter(({ Key = '' }) => !/^(aws:|slipway\.dev\/)/.test(Key))
      .map(({ Key = '', Value = '' }) => [Key, Value])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}

/** Tags as the SDK takes them. */
export function toTagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
