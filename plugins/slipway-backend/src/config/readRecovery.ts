import { Config } from '@backstage/config';
import { RecoveryObjective } from '@slipway/backstage-plugin-slipway-common';
import { objectiveNames } from '../recovery/objectiveNames';
import { howToWriteLength, readLength } from '../recovery/readLength';
import { configError } from './configError';
import { refuseUnknownKeys } from './readName';

const FIELD = 'recovery';

/** Reads what the recovery of every data store of an environment has to keep at least. */
export function readRecovery(
  environmentConfig: Config,
  environmentKey: string,
): RecoveryObjective[] {
  const config = environmentConfig.getOptionalConfig(FIELD);
  if (!config) {
    return [];
  }
  const key = `${environmentKey}.${FIELD}`;
  refuseUnknownKeys(config, {
    key,
    known: objectiveNames.map(({ name }) => name),
  });
  return objectiveNames.flatMap(({ name, measure, scope }) => {
    if (!config.has(name)) {
      return [];
    }
    const source = `${key}.${name}`;
    const value = config.getOptional(name);
    const length = readLength(value);
    if ('problem' in length) {
      throw configError({
        key: source,
        value,
        problem: length.problem,
        fix: howToWriteLength,
      });
    }
    return { measure, scope, seconds: length.seconds, source };
  });
}
