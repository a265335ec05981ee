import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  OperationsPage,
  slipwayServiceReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import { Operations, OperationsQuery } from '../operations/Operations';
import { EntityLoader, serviceNotFound } from '../services/EntityLoader';
import { TargetDirectory } from '../services/TargetDirectory';
import { getPerson } from './people';
import { TargetPermissions } from './TargetPermissions';

type Caller = { credentials: BackstageCredentials };
type Place = { environment: string; target: string };
type Query = Omit<OperationsQuery, 'requestedBy'>;

/** What lists of operations are made from. */
export interface OperationLists {
  operations: Pick<Operations, 'list'>;
  entities: EntityLoader;
  directory: TargetDirectory;
  permissions: TargetPermissions;
}

/**
 * The operations on a service; those in targets that the caller may not see are left out.
 *
 * @throws NotFoundError where nothing of what is asked for may be seen.
 */
export async function listOperationsOnService(
  lists: OperationLists,
  query: Query & { entityRef: string },
  caller: Caller,
): Promise<OperationsPage> {
  const { entities, directory, permissions, operations } = lists;
  const loaded = await entities.load(query.entityRef, caller.credentials);
  const access = await permissions.ask(caller.credentials, [
    slipwayServiceReadPermission,
  ]);
  const canRead = (place: Place) =>
    access.isAllowed(
      slipwayServiceReadPermission,
      directory.toResource(loaded, place),
    );
  const { environment, target } = query;
  const places = directory.targets.map(({ environment: name, id }) => ({
    environment: name,
    target: id,
  }));
  const asked = places.filter(
    place =>
      (environment ?? place.environment) === place.environment &&
      (target ?? place.target) === place.target,
  );
  const removed = { environment: environment ?? '', target: target ?? '' };
  if (!(asked.length ? asked : [removed]).some(canRead)) {
    throw serviceNotFound(loaded.entityRef);
  }
  const page = await operations.list({
    ...query,
    entityRef: loaded.entityRef,
    hidden: places.filter(place => !canRead(place)),
  });
  return { ...page, items: page.items.filter(canRead) };
}

/**
 * The operations that a person has asked for, on whatever service; those on what the person may no longer see are left
 * out.
 *
 * @throws NotAllowedError for services and for who acts on somebody's behalf.
 */
export async function listOperationsOfPerson(
  lists: OperationLists,
  query: Query,
  { credentials }: Caller,
): Promise<OperationsPage> {
  const { entities, directory, permissions, operations } = lists;
  const requestedBy = getPerson(credentials, 'have operations of their own');
  const [page, access] = await Promise.all([
    operations.list({ ...query, requestedBy }),
    permissions.ask(credentials, [slipwayServiceReadPermission]),
  ]);
  const visible = await entities.loadVisible(
    [...new Set(page.items.map(({ entityRef }) => entityRef))],
    credentials,
  );
  const items = page.items.filter(operation => {
    const loaded = visible.get(operation.entityRef);
    return (
      loaded !== undefined &&
      access.isAllowed(
        slipwayServiceReadPermission,
        directory.toResource(loaded, operation),
      )
    );
  });
  return { ...page, items };
}
