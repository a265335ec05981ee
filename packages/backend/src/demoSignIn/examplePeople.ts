import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError, NotAllowedError } from '@backstage/errors';

const PROVIDER = 'auth.providers.slipwayDemo';

/**
 * The entity references of the people as whom a visitor of the demo may sign in; none where the demo sign-in is not configured.
 *
 * @throws NotAllowedError outside a demo: it is a way in without a password.
 */
export function readExamplePeople(
  config: Config,
  nodeEnvironment: string | undefined,
): string[] {
  if (!config.has(PROVIDER)) {
    return [];
  }
  const environment = config.getOptionalString('auth.environment');
  if (environment !== 'development') {
    throw new NotAllowedError(
      `${PROVIDER} signs people in without a password and is for the demo only: auth.environment is '${
        environment ?? 'not set'
      }'. Remove ${PROVIDER}, or set auth.environment to 'development' on a portal that nobody else can reach`,
    );
  }
  if (nodeEnvironment === 'production') {
    throw new NotAllowedError(
      `${PROVIDER} signs people in without a password and never runs with NODE_ENV=production. Remove ${PROVIDER} from the configuration`,
    );
  }
  const people = config.getConfigArray(`${PROVIDER}.people`);
  if (people.length === 0) {
    throw new InputError(
      `${PROVIDER}.people is empty: list at least one person, e.g. { entityRef: 'user:default/olivia', title: Olivia Owner }`,
    );
  }
  return people.map(person =>
    stringifyEntityRef(
      parseEntityRef(person.getString('entityRef'), { defaultKind: 'user' }),
    ),
  );
}
