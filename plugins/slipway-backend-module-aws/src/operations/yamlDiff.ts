import { JsonValue } from '@backstage/types';
import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';

/** What is compared, with a name for each side. */
export interface YamlDiffInput {
  before: JsonValue;
  after: JsonValue;
  /** e.g. `retail-pg`. */
  beforeName: string;
  /** e.g. `retail-pg-restored-0f3a2b1c`. */
  afterName: string;
}

/** The unified diff of two objects as YAML, keys sorted, with every line of both: what stays the same is worth seeing. */
export function createYamlDiff(input: YamlDiffInput): string {
  const [before, after] = [input.before, input.after].map(side =>
    stringify(side ?? null, { sortMapEntries: true, lineWidth: 0 }),
  ) as [string, string];
  const patch = createTwoFilesPatch(
    input.beforeName,
    input.afterName,
    before,
    after,
    undefined,
    undefined,
    { context: 1000 },
  );
  return patch.slice(patch.indexOf('--- '));
}
