import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  getRecoveryReport,
  isEnded,
  Operation,
  OperationEventsPage,
  OperationRequest,
  OperationsPage,
  OperationView,
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
import {
  listOperationsOfPerson,
  listOperationsOnService,
} from './listOperations';
import { getPerson, isPerson } from './people';
import { SlipwayTargetResource } from './resource';
import {
  TargetAccess,
  TargetPermission,
  TargetPermissions,
} from './TargetPermissions';

type Caller = { credentials: BackstageCredentials };
type Place = { environment: string; target: string };
type Authorized = { access: TargetAccess; resource: SlipwayTargetResource };

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
      const { access, resource } = await this.#find(id, caller);
      demand(slipwayOperationCancelPermission, access, resource);
      return operations.cancel({ id, requestedBy, reason });
    });
  }

  async get(id: string, caller: Caller): Promise<OperationView> {
    const { operation, access, resource } = await this.#find(id, caller);
    const mayCancel =
      !isEnded(operation.state) &&
      isPerson(caller.credentials) &&
      access.isAllowed(slipwayOperationCancelPermission, resource);
    const recovery = getRecoveryReport(operation);
    return { operation, mayCancel, ...(recovery && { recovery }) };
  }

  async listEvents(
    query: { operationId: string; after: number; limit: number },
    caller: Caller,
  ): Promise<OperationEventsPage> {
    await this.#find(query.operationId, caller);
    return this.#options.operations.listEvents(query);
  }

  /** The operations on a service, or those that the caller has asked for. */
  async list(
    { entityRef, ...query }: Omit<OperationsQuery, 'requestedBy'>,
    caller: Caller,
  ): Promise<OperationsPage> {
    return entityRef === undefined
      ? listOperationsOfPerson(this.#options, query, caller)
      : listOperationsOnService(this.#options, { ...query, entityRef }, caller);
  }

  async #resolve(
    request: PlanRequest,
    caller: Caller,
  ): Promise<ResolvedPlanRequest> {
    getPerson(caller.credentials);
    const { entities, directory } = this.#options;
    const loaded = await entities.load(request.entityRef, caller.credentials);
    const permission = slipwayOperationPermissions[request.kind];
    const { access, resource } = await this.#authorize(loaded, request, {
      ...caller,
      permission,
      notFound: serviceNotFound(loaded.entityRef),
    });
    demand(permission, access, resource);
    return {
      ...resolveService(directory, loaded, request),
      request: { ...request, entityRef: loaded.entityRef },
    };
  }

  /** An operation that the caller may see, and what the caller may do with it. */
  async #find(
    id: string,
    { credentials }: Caller,
  ): Promise<{ operation: Operation } & Authorized> {
    const notFound = new NotFoundError(
      `There is no operation '${id}', or you may not see it`,
    );
    const hide = (error: Error): never => {
      throw error.name === 'NotFoundError' ? notFound : error;
    };
    const { operations, entities } = this.#options;
    const operation = await operations.get(id).catch(hide);
    const loaded = await entities
      .load(operation.entityRef, credentials)
      .catch(hide);
    const authorized = await this.#authorize(loaded, operation, {
      credentials,
      permission: slipwayOperationCancelPermission,
      notFound,
    });
    return { operation, ...authorized };
  }

  /** Asks once for reading and for the permission; what may not be read is not found. */
  async #authorize(
    loaded: LoadedEntity,
    place: Place,
    options: Caller & { permission: TargetPermission; notFound: Error },
  ): Promise<Authorized> {
    const access = await this.#options.permissions.ask(options.credentials, [
      slipwayServiceReadPermission,
      options.permission,
    ]);
    const resource = this.#options.directory.toResource(loaded, place);
    if (!access.isAllowed(slipwayServiceReadPermission, resource)) {
      throw options.notFound;
    }
    return { access, resource };
  }

  /** Leaves out of the blast radius what the caller may not see in the catalog. */
  async #hideInvisible(plan: Plan, { credentials }: Caller): Promise<Plan> {
    const visible = await this.#options.entities.loadVisible(
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

/** @throws NotAllowedError naming the permission and on what it is lacking. */
function demand(
  permission: TargetPermission,
  access: TargetAccess,
  resource: SlipwayTargetResource,
): void {
  if (!access.isAllowed(permission, resource)) {
    throw new NotAllowedError(
      `You lack ${permission.name} on ${stringifyTargetRef(resource)}`,
    );
  }
}
