import type { Tag } from '@aws-sdk/client-rds';
import type { PolicyContext } from '../policy/conditions';
import { AwsError, invalidValue } from '../wire/AwsError';
import type { Parameters } from '../wire/Parameters';
import type { Need } from './ApiCall';

const MOST_TAGS = 50;

/**
 * The tags that a call sends; undefined where it says nothing of tags.
 *
 * @throws AwsError InvalidParameterValue for a tag of AWS's own, or more than there may be.
 */
export function readTags(parameters: Parameters): Tag[] | undefined {
  const tags = parameters
    .structures('Tags')
    ?.map(({ Key = '', Value = '' }) => ({
      Key: String(Key),
      Value: String(Value),
    }));
  const own = tags?.find(({ Key }) => Key.toLowerCase().startsWith('aws:'));
  if (own) {
    throw invalidValue(
      `Tag keys that begin with aws: are for the use of AWS: ${own.Key}`,
    );
  }
  return tags && checkNumber(tags);
}

/** Tags with others added; those of the same key are replaced. */
export function addTags(present: readonly Tag[], added: readonly Tag[]): Tag[] {
  const kept = present.filter(
    ({ Key }) => !added.some(other => other.Key === Key),
  );
  return checkNumber([...kept, ...added]);
}

/** Tags as condition keys: `aws:ResourceTag/team`. */
export function toTagContext(
  prefix: string,
  tags: readonly Tag[] = [],
): PolicyContext {
  return Object.fromEntries(
    tags.map(({ Key, Value }) => [`${prefix}/${Key}`, Value]),
  );
}

/** What conditions may ask of the tags that a call sends. */
export function toRequestContext(tags: readonly Tag[] = []): PolicyContext {
  return {
    ...toTagContext('aws:RequestTag', tags),
    ...toTagContext('rds:req-tag', tags),
    ...(tags.length > 0 && { 'aws:TagKeys': tags.map(({ Key = '' }) => Key) }),
  };
}

/**
 * The rights that are needed to make a resource with these tags.
 *
 * @remarks Tags need a right of their own (dependent action `rds:AddTagsToResource` of the service authorization reference).
 */
export function needsOfMaking(
  action: string,
  resource: string,
  tags: readonly Tag[] | undefined,
): Need[] {
  const context = toRequestContext(tags);
  return [
    { action, resource, context },
    ...(tags?.length
      ? [{ action: 'rds:AddTagsToResource', resource, context }]
      : []),
  ];
}

function checkNumber(tags: Tag[]): Tag[] {
  if (tags.length > MOST_TAGS) {
    throw new AwsError(
      'InvalidParameterValue',
      `A resource has at most ${MOST_TAGS} tags, not ${tags.length}`,
    );
  }
  return tags;
}
