import { JsonValue } from '@backstage/types';
import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import { redactPair } from './redactPair';

/** What is compared, with a name for each side. */
export interface YamlDiffInput {
  before: JsonValue;
  after: JsonValue;
  /** e.g. `live`. */
  beforeName: string;
  /** e.g. `revision 3`. */
  afterName: string;
}

/**
 * The unified diff of two objects as YAML, keys sorted and secrets redacted; empty where nothing differs.
 */
export function createYamlDiff(input: YamlDiffInput): string {
  const [before, after] = redactPair(input.before, input.after).map(side =>
    stringify(side ?? null, { sortMapEntries: true, lineWidth: 0 }),
  ) as [string, string];
  if (before === after) {
    return '';
  }
  const patch = createTwoFilesPatch(
    input.beforeName,
    input.afterName,
    before,
    after,
    undefined,
    undefined,
    { context: 3 },
  );
  return patch.slice(patch.indexOf('--- '));
}
