import { DBInstance } from '@aws-sdk/client-rds';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { AwsAccess, AwsClients } from '../accounts/AwsAccess';
import { readAwsTarget } from '../accounts/readAwsTarget';
import { locateOnAws } from './locate';
import { matchInstances } from './matchInstances';

/** With what an instance is read live. */
export interface FindInstanceOptions {
  access: Pick<AwsAccess, 'openReader'>;
  /** Reads one instance; `undefined` where there is none of that name. */
  readInstance(
    clients: AwsClients,
    identifier: string,
  ): Promise<DBInstance | undefined>;
}

/**
 * Reads live the DB instance of a data store that has that identifier.
 *
 * @throws NotAllowedError where its target does not place the data store, NotFoundError where it has no such instance.
 */
export async function findInstance(
  service: ServiceInTarget,
  identifier: string,
  { access, readInstance }: FindInstanceOptions,
): Promise<DBInstance> {
  const located = locateOnAws(service, readAwsTarget(service.target));
  if (!('accountId' in located)) {
    throw new NotAllowedError(located.placement.message);
  }
  const clients = await access.openReader(service.target);
  const instance = await readInstance(clients, identifier);
  const [found] = matchInstances(located, instance ? [instance] : []);
  if (!found) {
    throw new NotFoundError(
      instance
        ? `${identifier} is not the data store of ${service.entityRef}, by its annotations and the tags of the target`
        : `There is no DB instance ${identifier} in ${located.placement.place}`,
    );
  }
  return found;
}
