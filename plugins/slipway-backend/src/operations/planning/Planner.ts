import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Entity } from '@backstage/catalog-model';
import {
  Dependent,
  Plan,
  PlanRequest,
  TargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import {
  OperationHandler,
  PlanDraft,
  RetryableOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { OperationRow } from '../../database/rows';
import { canonicalHash } from '../canonicalHash';
import { ResolvedPlanRequest } from '../Operations';
import { Lockable, maySupersede } from '../store/targetLocks';

/** A plan as it is shown, with what its operation needs besides. */
export interface PlannedOperation {
  plan: Plan;
  handler: OperationHandler;
}

/** A platform's draft with the hash that an approval is bound to. */
export interface HashedDraft {
  draft: PlanDraft;
  planHash: string;
  handler: OperationHandler;
}

/** What a planner needs. */
export interface PlannerOptions {
  findDependents(entity: Entity): Promise<Dependent[]>;
  findHolder(lockable: Lockable): Promise<OperationRow | undefined>;
  getPolicy(place: TargetRef): Promise<Record<string, string>>;
}

/**
 * The hash that an approval is bound to: the request, the basis and the policy, and no observation.
 */
function hashPlan(options: {
  request: PlanRequest;
  basis: PlanDraft['basis'];
  policy: Record<string, string>;
}): string {
  const { kind, entityRef, environment, target, workload, input } =
    options.request;
  return canonicalHash({
    kind,
    request: { entityRef, environment, target, workload, input },
    basis: options.basis,
    policy: options.policy,
  });
}

/** What a platform throws while planning, in the words of the HTTP API. */
function translate(error: unknown): unknown {
  const { name, message, retryAfterSeconds } = (error ??
    {}) as Partial<RetryableOperationError>;
  switch (name as string) {
    case 'RetryableOperationError':
      return Object.assign(new ServiceUnavailableError(message ?? '', error), {
        retryAfterSeconds,
      });
    case 'TerminalOperationError':
      return new ConflictError(message ?? '', error);
    default:
      return error;
  }
}

/** Makes plans from facts read live; changes nothing. */
export class Planner {
  readonly #options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError for a kind that the platform does not have, and what the platform throws. */
  async draft(
    resolved: ResolvedPlanRequest,
    options: { operationId?: string } = {},
  ): Promise<HashedDraft> {
    const { request, service, platform } = resolved;
    const handler: OperationHandler | undefined =
      platform.operations[request.kind];
    if (!handler) {
      throw new NotFoundError(
        `The platform '${platform.id}' has no operation '${request.kind}'`,
      );
    }
    const [draft, policy] = await Promise.all([
      handler.plan({
        service,
        workload: request.workload,
        input: request.input,
        ...options,
      }),
      this.#options.getPolicy(request),
    ]);
    const planHash = hashPlan({ request, basis: draft.basis, policy });
    return { draft, planHash, handler };
  }

  /** Makes the plan that a person reviews. */
  async plan(resolved: ResolvedPlanRequest): Promise<PlannedOperation> {
    const { request, service } = resolved;
    const [{ draft, planHash, handler }, holder, blastRadius] =
      await Promise.all([
        this.draft(resolved).catch(error => {
          throw translate(error);
        }),
        this.#options.findHolder(request),
        this.#options.findDependents(service.entity),
      ]);
    const plan: Plan = {
      planHash,
      request,
      summary: draft.summary,
      changes: [...draft.changes],
      effects: [...draft.effects],
      warnings: [...draft.warnings],
      blockers: [...draft.blockers],
      observations: [...draft.observations],
      blastRadius,
      commands: [...draft.commands],
      ...(holder && {
        holder: {
          operationId: holder.id,
          kind: holder.kind,
          requestedBy: holder.requested_by,
          supersedable: maySupersede(request.kind, holder),
        },
      }),
      ...(draft.confirmation !== undefined && {
        confirmation: draft.confirmation,
      }),
      createdAt: new Date().toISOString(),
    };
    return { plan, handler };
  }
}
