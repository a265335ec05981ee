import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { repositoryRoot } from '../repository';

/** Where the services of an environment run. */
export type Place = {
  environment: string;
  cluster: string;
  namespace: string;
};

/** Where services run in the demo, as app-config.yaml says, in the order of promotion. */
export function readPlaces(): Place[] {
  const file = join(repositoryRoot, 'app-config.yaml');
  const { slipway } = parse(readFileSync(file, 'utf8')) as {
    slipway: {
      environments: {
        name: string;
        targets: { kubernetes?: { cluster: string; namespace: string } }[];
      }[];
    };
  };
  return slipway.environments.flatMap(({ name, targets }) =>
    targets.flatMap(({ kubernetes }) =>
      kubernetes
        ? [
            {
              environment: name,
              cluster: kubernetes.cluster,
              namespace: kubernetes.namespace,
            },
          ]
        : [],
    ),
  );
}

/** @throws InputError that names the environments that there are. */
export function findPlaces(
  places: readonly Place[],
  environment: string,
): Place[] {
  const found = places.filter(place => place.environment === environment);
  if (found.length === 0) {
    const names = [...new Set(places.map(place => place.environment))];
    throw new InputError(
      `The demo has no environment "${environment}". It has ${names.join(', ')}.`,
    );
  }
  return found;
}
