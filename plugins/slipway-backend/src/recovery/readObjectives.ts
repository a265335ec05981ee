import { Entity } from '@backstage/catalog-model';
import {
  ObjectiveProblem,
  recoveryAnnotations,
  RecoveryObjective,
} from '@slipway/backstage-plugin-slipway-common';
import { ConfiguredEnvironment } from '../config/slipwayConfig';
import { ObjectiveName, objectiveNames } from './objectiveNames';
import { howToWriteLength, readLength } from './readLength';

/** What the recovery of a data store has to keep. */
export interface StatedObjectives {
  objectives: RecoveryObjective[];
  /** Those that are stated and cannot be read. */
  problems: ObjectiveProblem[];
}

/**
 * The objectives of a data store in an environment: those of its owner, and those of the environment where they are
 * stricter or the owner states none.
 */
export function readObjectives(
  entity: Entity,
  environment: Pick<ConfiguredEnvironment, 'recovery'>,
): StatedObjectives {
  const objectives: RecoveryObjective[] = [];
  const problems: ObjectiveProblem[] = [];
  for (const name of objectiveNames) {
    const floor = environment.recovery.find(
      it => it.measure === name.measure && it.scope === name.scope,
    );
    const own = readAnnotation(entity, name);
    if (own && 'remedy' in own) {
      problems.push(own);
    }
    const stated = own && 'seconds' in own ? own : undefined;
    const stricter = stated && floor ? getStricter(stated, floor) : stated;
    const objective = stricter ?? floor;
    if (objective) {
      objectives.push(objective);
    }
  }
  return { objectives, problems };
}

/** Less data lost, a faster recovery, a longer past; of two alike that of the owner. */
function getStricter(
  own: RecoveryObjective,
  floor: RecoveryObjective,
): RecoveryObjective {
  const isOwn =
    own.measure === 'retention'
      ? own.seconds >= floor.seconds
      : own.seconds <= floor.seconds;
  return isOwn ? own : floor;
}

function readAnnotation(
  { metadata }: Entity,
  { name, measure, scope }: ObjectiveName,
): RecoveryObjective | ObjectiveProblem | undefined {
  const suffix = name.slice(measure.length);
  const source = `${recoveryAnnotations[measure]}${suffix}`;
  const value = metadata.annotations?.[source];
  if (value === undefined) {
    return undefined;
  }
  const length = readLength(value);
  return 'seconds' in length
    ? { measure, scope, seconds: length.seconds, source }
    : {
        ...{ measure, scope, source },
        message: `${source} is '${shorten(value)}': ${length.problem}`,
        remedy: howToWriteLength,
      };
}

const MOST_SHOWN = 60;

/** An annotation may be as long as its owner likes. */
function shorten(value: string): string {
  return value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
}
