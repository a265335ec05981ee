import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';

/** What is asked for on the command line. */
export type BenchRequest = {
  /** What to do, in this order. */
  names: string[];
  /** How often each thing is done; each bench has a number of its own. */
  rounds: number | undefined;
  /** How many workloads the cluster has. */
  sizes: number[];
};

/**
 * Reads the arguments of `yarn bench`.
 *
 * @param options.benches - done where nothing is named.
 * @param options.others - what may be named besides.
 * @throws InputError that says what could have been written.
 */
export function parseBenchRequest(
  args: string[],
  options: { benches: readonly string[]; others: readonly string[] },
): BenchRequest {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      sizes: { type: 'string', default: '1,100,1000' },
    },
  });
  const known = [...options.benches, ...options.others];
  const unknown = positionals.find(name => !known.includes(name));
  if (unknown) {
    throw new InputError(
      `"${unknown}" is nothing to measure. Choose from ${known.join(', ')}.`,
    );
  }
  return {
    names: positionals.length ? positionals : [...options.benches],
    rounds:
      values.rounds === undefined
        ? undefined
        : readCount('rounds', values.rounds),
    sizes: values.sizes.split(',').map(size => readCount('sizes', size)),
  };
}

function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InputError(
      `--${option} takes numbers from 1 on, and not "${text}".`,
    );
  }
  return count;
}
