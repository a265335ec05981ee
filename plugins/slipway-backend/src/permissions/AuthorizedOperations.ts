import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Operation,
  OperationEventsPage,
  OperationRequest,
  OperationsPage,
  Plan,
  PlanRequest,
  slipwayOperationCancelPermission,
  slipwayOperationPermissions,
  slipwayServiceReadPermission,
  stringifyTargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import { StalePlanError } from '../operations/errors';
import {
  Operations,
  OperationsQuery,
  ResolvedPlanRequest,
} from '../operations/Operations';
import {
  EntityLoader,
  LoadedEntity,
  serviceNotFound,
} from '../services/EntityLoader';
import { resolveService } from '../services/resolveService';
import { TargetDirectory } from '../services/TargetDirectory';
import { RefusalAudit } from './RefusalAudit';
import { getPerson } from './people';
import { TargetPermission, TargetPermissions } from './TargetPermissions';

type Caller = { credentials: BackstageCredentials };
type Place = { environment: string; target: string };

/** What AuthorizedOperations needs. */
export interface AuthorizedOperationsOptions {
  operations: Operations;
  entities: EntityLoader;
  directory: TargetDirectory;
  permissions: TargetPermissions;
  refusals: RefusalAudit;
}

/**
 * Plans and operations for a caller: every transport acts through this.
 *
 * @remarks
 * The entity is loaded with the caller's credentials, and permission is asked on the entity and target just resolved,
 * never on what a body says. Plans and changes are for people; services may read.
 */
export class AuthorizedOperations {
  readonly #options: AuthorizedOperationsOptions;

  constructor(options: AuthorizedOperationsOptions) {
    this.#options = options;
  }

  async plan(request: PlanRequest, caller: Caller): Promise<Plan> {
    return this.#options.refusals.watch('plan', request, caller, async () => {
      const resolved = await this.#resolve(request, caller);
      const plan = await this.#options.operations.plan(resolved);
      return this.#hideInvisible(plan, caller);
    });
  }

  async submit(
    request: OperationRequest,
    options: Caller & { idempotencyKey: string },
  ): Promise<Operation> {
    const { refusals, operations } = this.#options;
    return refusals.watch('submit', request.plan, options, async () => {
      const requestedBy = getPerson(options.credentials);
      const resolved = await this.#resolve(request.plan, options);
      try {
        return await operations.submit({
          resolved,
          request: { ...request, plan: resolved.request },
          requestedBy,
          idempotencyKey: options.idempotencyKey,
        });
      } catch (error) {
        if (error instanceof StalePlanError) {
          const plan = await this.#hideInvisible(error.plan, options);
          throw new StalePlanError(error.message, plan);
        }
        throw error;
      }
    });
  }

  async cancel(
    request: { id: string; reason: string },
    caller: Caller,
  ): Promise<Operation> {
    const { id, reason } = request;
    const { refusals, operations } = this.#options;
    return refusals.watch('cancel', { operationId: id }, caller, async () => {
      const requestedBy = getPerson(caller.credentials);
      await this.#getReadable(id, caller, slipwayOperationCancelPermission);
      return operations.cancel({ id, requestedBy, reason });
    });
  }

  async get(id: string, caller: Caller): Promise<Operation> {
    return this.#getReadable(id, caller);
  }

  async listEvents(
    query: { operationId: string; after: number; limit: number },
    caller: Caller,
  ): Promise<OperationEventsPage> {
    await this.#getReadable(query.operationId, caller);
    return this.#options.operations.listEvents(query);
  }

  /** The operations on a service; those in targets that the caller may not see are left out. */
  async list(query: OperationsQuery, caller: Caller): Promise<OperationsPage> {
    const { entities, directory, permissions, operations } = this.#options;
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
    const asked = directory.targets
      .map(({ environment: name, id }) => ({ environment: name, target: id }))
      .filter(
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
    });
    return { ...page, items: page.items.filter(canRead) };
  }

  async #resolve(
    request: PlanRequest,
    caller: Caller,
  ): Promise<ResolvedPlanRequest> {
    getPerson(caller.credentials);
    const { entities, directory } = this.#options;
    const loaded = await entities.load(request.entityRef, caller.credentials);
    await this.#authorize(loaded, request, {
      ...caller,
      permission: slipwayOperationPermissions[request.kind],
      notFound: serviceNotFound(loaded.entityRef),
    });
    return {
      ...resolveService(directory, loaded, request),
      request: { ...request, entityRef: loaded.entityRef },
    };
  }

  /** An operation that the caller may see, and do what the permission is for with. */
  async #getReadable(
    id: string,
    caller: Caller,
    permission?: TargetPermission,
  ): Promise<Operation> {
    const notFound = new NotFoundError(
      `There is no operation '${id}', or you may not see it`,
    );
    const hide = (error: Error): never => {
      throw error.name === 'NotFoundError' ? notFound : error;
    };
    const { operations, entities } = this.#options;
    const operation = await operations.get(id).catch(hide);
    const loaded = await entities
      .load(operation.entityRef, caller.credentials)
      .catch(hide);
    await this.#authorize(loaded, operation, {
      credentials: caller.credentials,
      permission,
      notFound,
    });
    return operation;
  }

  /** Asks once for reading and for the permission; what may not be read is not found. */
  async #authorize(
    loaded: LoadedEntity,
    place: Place,
    options: Caller & { permission?: TargetPermission; notFound: Error },
  ): Promise<void> {
    const { credentials, permission } = options;
    const access = await this.#options.permissions.ask(credentials, [
      slipwayServiceReadPermission,
      ...(permission ? [permission] : []),
    ]);
    const resource = this.#options.directory.toResource(loaded, place);
    if (!access.isAllowed(slipwayServiceReadPermission, resource)) {
      throw options.notFound;
    }
    if (permission && !access.isAllowed(permission, resource)) {
      throw new NotAllowedError(
        `You lack ${permission.name} on ${stringifyTargetRef(resource)}`,
      );
    }
  }

  /** Leaves out of the blast radius what the caller may not see in the catalog. */
  async #hideInvisible(plan: Plan, { credentials }: Caller): Promise<Plan> {
    const visible = await this.#options.entities.filterVisible(
      plan.blastRadius.map(({ entityRef }) => entityRef),
      credentials,
    );
    return {
      ...plan,
      blastRadius: plan.blastRadius.filter(({ entityRef }) =>
        visible.has(entityRef),
      ),
    };
  }
}
