import { Tag } from '@aws-sdk/client-rds';
import { InputError } from '@backstage/errors';

/** Tags that a resource must bear, each with its value. */
export type TagSelector = Readonly<Record<string, string>>;

const tagKey = /^[\p{L}\p{N} _.:/+@-]{1,128}$/u;
const tagValue = /^[\p{L}\p{N} _.:/=+@-]{1,256}$/u;

/**
 * Reads tags as `component=backend,tier=data`.
 *
 * @remarks
 * The characters are those that RDS allows in tags, but for `=` in a key; a comma is none of them.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html
 * @throws InputError saying which term is refused.
 */
export function parseTagSelector(text: string): TagSelector {
  const selector = new Map<string, string>();
  for (const term of text.split(',')) {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/su.exec(term.trim()) ?? [];
    if (!tagKey.test(key) || !tagValue.test(value)) {
      throw new InputError(
        `'${cut(term.trim())}' is refused: only terms of the form 'key=value' may be used, separated by commas`,
      );
    }
    if (selector.has(key)) {
      throw new InputError(`'${cut(key)}' is named twice`);
    }
    selector.set(key, value);
  }
  return Object.fromEntries(selector);
}

/** Whether tags carry every term of a selector; an empty selector asks for none. */
export function bearsTags(
  tags: readonly Tag[] | undefined,
  selector: TagSelector,
): boolean {
  return Object.entries(selector).every(
    ([key, value]) => findTag(tags, key) === value,
  );
}

/** The value of a tag. */
export function findTag(
  tags: readonly Tag[] | undefined,
  key: string,
): string | undefined {
  return tags?.find(tag => tag.Key === key)?.Value;
}

/** Tags as they are written in the annotation. */
export function formatTags(selector: TagSelector): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** As much of a text as anybody wants to read. */
export function cut(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
