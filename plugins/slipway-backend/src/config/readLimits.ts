import { Config } from '@backstage/config';
import { configError } from './configError';
import { refuseUnknownKeys } from './readName';

/** How many requests of one kind are answered, for each principal and for all of them. */
export interface RequestLimit {
  /** Requests of one principal in a minute. */
  perMinute: number;
  /** Requests of one principal at the same time. */
  inFlight: number;
  /** Requests of all principals at the same time. */
  inFlightOfAll: number;
}

/** How much one principal, and all of them, may have of this process. */
export interface Limits {
  /** What asks clusters: plans, operations, differences, readiness. */
  live: RequestLimit;
  /** What is read from memory and the database, also while it waits for a version. */
  reads: RequestLimit;
  /** Services whose changes are told. */
  watched: { perPrincipal: number; ofAll: number };
}

/** Far above what a person does by hand, and what the pages of many open tabs ask for. */
const defaults: Limits = {
  live: { perMinute: 120, inFlight: 6, inFlightOfAll: 60 },
  reads: { perMinute: 3000, inFlight: 50, inFlightOfAll: 500 },
  watched: { perPrincipal: 100, ofAll: 2000 },
};

const KEY = 'slipway.limits';

/**
 * Reads `slipway.limits`.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function readLimits(rootConfig: Config): Limits {
  const config = rootConfig.getOptionalConfig(KEY);
  if (config) {
    refuseUnknownKeys(config, { key: KEY, known: Object.keys(defaults) });
  }
  const read = <TLimit extends object>(name: keyof Limits, usual: TLimit) =>
    readNumbers(config?.getOptionalConfig(name), {
      key: `${KEY}.${name}`,
      usual,
    });
  return {
    live: read('live', defaults.live),
    reads: read('reads', defaults.reads),
    watched: read('watched', defaults.watched),
  };
}

function readNumbers<TLimit extends object>(
  config: Config | undefined,
  { key, usual }: { key: string; usual: TLimit },
): TLimit {
  if (!config) {
    return usual;
  }
  refuseUnknownKeys(config, { key, known: Object.keys(usual) });
  const numbers = Object.entries(usual).map(([name, number]) => {
    const value: unknown = config.getOptional(name) ?? number;
    if (!Number.isSafeInteger(value) || Number(value) < 1) {
      throw configError({
        key: `${key}.${name}`,
        value,
        problem: 'a limit is a whole number of 1 or more',
        fix: `Write such a number, or remove the key for the default of ${number}`,
      });
    }
    return [name, value];
  });
  return Object.fromEntries(numbers);
}
