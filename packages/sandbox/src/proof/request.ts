import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { StageGroup, stageGroups } from './stage';

/** Which groups of stages are wanted, and which of these were left out on purpose. */
export type ProofRequest = {
  wanted: ReadonlySet<StageGroup>;
  skipped: ReadonlySet<StageGroup>;
};

function toGroups(names: string[]): StageGroup[] {
  return names.flatMap(name => {
    if (name === 'all') {
      return [...stageGroups];
    }
    const group = stageGroups.find(known => known === name);
    if (!group) {
      throw new InputError(
        `"${name}" is not something to test. Choose from ${stageGroups.join(', ')} and all.`,
      );
    }
    return [group];
  });
}

/**
 * Reads the arguments of `scripts/test`.
 *
 * @throws InputError that says what could have been written.
 */
export function parseRequest(args: string[]): ProofRequest {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { skip: { type: 'string', multiple: true, default: [] } },
  });
  const wanted = toGroups(positionals.length ? positionals : ['all']);
  return {
    wanted: new Set(wanted),
    skipped: new Set(toGroups(values.skip)),
  };
}
