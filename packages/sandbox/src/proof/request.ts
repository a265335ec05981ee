import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { StageGroup, stageGroups } from './stage';

/** Which groups of stages are wanted, and which of these were left out on purpose. */
export type ProofRequest = {
  wanted: ReadonlySet<StageGroup>;
  skipped: ReadonlySet<StageGroup>;
  /** Whether the crash suite is wanted whole, and not the sample that CI takes. */
  whole: boolean;
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
    options: {
      all: { type: 'boolean', default: false },
      skip: { type: 'string', multiple: true, default: [] },
    },
  });
  const wanted = new Set(toGroups(positionals.length ? positionals : ['all']));
  const skipped = new Set(toGroups(values.skip));
  if (values.all && (!wanted.has('fire') || skipped.has('fire'))) {
    throw new InputError('--all is for fire, which is not to be run.');
  }
  return { wanted, skipped, whole: values.all };
}
