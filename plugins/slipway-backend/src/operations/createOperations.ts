import { ConflictError } from '@backstage/errors';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Operation,
  OperationRequest,
  Plan,
  TargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { withStoreErrors } from '../database/databaseErrors';
import { redact } from '../audit/redact';
import { openDatabase } from '../database/openDatabase';
import { OperationRow, toOperation } from '../database/rows';
import { OperationEngine } from './engine/OperationEngine';
import { PostgresEngine } from './engine/PostgresEngine';
import { defaultTiming } from './engine/timing';
import { StalePlanError } from './errors';
import { carryOut } from './execution/carryOut';
import { ExecutionOptions } from './execution/Execution';
import {
  OperationAuditEvent,
  Operations,
  OperationsOptions,
  OperationsQuery,
  ResolvedPlanRequest,
} from './Operations';
import { assertConfirmed } from './planning/assertConfirmed';
import { Planner } from './planning/Planner';
import {
  acceptOperation,
  findSubmitted,
  Submission,
} from './store/acceptOperation';
import { AuditTrail } from './store/auditTrail';
import { OperationReader } from './store/OperationReader';
import { requestCancel } from './store/requestCancel';
import { findHolder } from './store/targetLocks';

const refused = 'New operations cannot be accepted';

interface Parts {
  knex: Knex;
  logger: LoggerService;
  planner: Planner;
  reader: OperationReader;
  auditTrail: AuditTrail;
  engine: OperationEngine;
  execution: ExecutionOptions;
  listeners: Set<(operation: Operation) => void>;
  audit(event: OperationAuditEvent): Promise<void>;
}

/** Operations on the plugin's own PostgreSQL. */
class DurableOperations implements Operations {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async plan(resolved: ResolvedPlanRequest): Promise<Plan> {
    return (await this.#parts.planner.plan(resolved)).plan;
  }

  async submit(options: {
    resolved: ResolvedPlanRequest;
    request: OperationRequest;
    requestedBy: string;
    idempotencyKey: string;
  }): Promise<Operation> {
    const { resolved, requestedBy, idempotencyKey } = options;
    const submission: Submission = {
      request: {
        ...options.request,
        plan: resolved.request,
        reason: redact(options.request.reason),
      },
      requestedBy,
      idempotencyKey,
    };
    const known = await this.#findSubmitted(submission);
    return this.#begin(known ?? (await this.#acceptOnce(resolved, submission)));
  }

  #findSubmitted(submission: Submission): Promise<OperationRow | undefined> {
    return withStoreErrors(refused, () =>
      findSubmitted(this.#parts.knex, submission),
    );
  }

  /** While the plan is made, the same request may lead to an operation that changes what the plan is made of. */
  async #acceptOnce(
    resolved: ResolvedPlanRequest,
    submission: Submission,
  ): Promise<OperationRow> {
    try {
      return await this.#accept(resolved, submission);
    } catch (error) {
      const faster = await this.#findSubmitted(submission);
      if (!faster) {
        throw error;
      }
      return faster;
    }
  }

  async #accept(
    resolved: ResolvedPlanRequest,
    submission: Submission,
  ): Promise<OperationRow> {
    const { knex, planner, execution } = this.#parts;
    const planned = await planner.plan(resolved);
    const { planHash, blockers } = planned.plan;
    if (planHash !== submission.request.planHash) {
      throw new StalePlanError(
        'What this operation would change is no longer as it was reviewed. Review the new plan.',
        planned.plan,
      );
    }
    if (blockers.length > 0) {
      throw new ConflictError(blockers.map(it => it.message).join(' '));
    }
    assertConfirmed(planned.plan, submission.request);
    const accepted = await withStoreErrors(refused, () =>
      acceptOperation(knex, submission, planned),
    );
    execution.announce(toOperation(accepted));
    await execution.boundary('accepted', accepted.id);
    return accepted;
  }

  async #begin(row: OperationRow): Promise<Operation> {
    const { auditTrail, engine, execution, reader } = this.#parts;
    if (!row.intent_audited) {
      await auditTrail.auditPending(row.id);
      await execution.boundary('intent-audited', row.id);
    }
    await engine.start(row.id);
    if (row.supersedes) {
      engine.nudge(row.supersedes);
      execution.announce(await reader.get(row.supersedes));
    }
    return toOperation(row);
  }

  async cancel(options: {
    id: string;
    requestedBy: string;
    reason: string;
  }): Promise<Operation> {
    const { knex, reader, engine, execution, audit } = this.#parts;
    const row = await withStoreErrors(
      'The operation cannot be asked to stop',
      async () => {
        await reader.getRow(options.id);
        return requestCancel(knex, {
          ...options,
          reason: redact(options.reason),
        });
      },
    );
    const operation = toOperation(row);
    await audit({
      type: 'cancel',
      operation,
      actor: options.requestedBy,
      eventLogHead: row.event_head,
    });
    engine.nudge(row.id);
    execution.announce(operation);
    return operation;
  }

  get(id: string) {
    return this.#parts.reader.get(id);
  }

  list(query: OperationsQuery) {
    return this.#parts.reader.list(query);
  }

  listEvents(query: { operationId: string; after: number; limit: number }) {
    return this.#parts.reader.listEvents(query);
  }

  getActive(places: readonly TargetRef[]) {
    return this.#parts.reader.getActive(places);
  }

  verifyEventLog(operationId: string) {
    return this.#parts.reader.verifyEventLog(operationId);
  }

  onChange(listener: (operation: Operation) => void): () => void {
    this.#parts.listeners.add(listener);
    return () => this.#parts.listeners.delete(listener);
  }

  async start(): Promise<void> {
    const { engine, execution } = this.#parts;
    await engine.launch(run => carryOut(execution, run));
  }

  async stop(): Promise<void> {
    await this.#parts.engine.shutdown();
  }
}

/**
 * Opens the database, brings its tables up to date, and makes operations on it; `start` begins to carry them out.
 *
 * @throws NotImplementedError where the database is not PostgreSQL.
 * @public
 */
export async function createOperations(
  options: OperationsOptions,
): Promise<Operations> {
  const { logger, resolve, findDependents, audit, observer } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const knex = await openDatabase(options.database);
  const listeners = new Set<(operation: Operation) => void>();
  const auditTrail = new AuditTrail({ knex, audit });
  const planner = new Planner({
    findDependents,
    findHolder: lockable => findHolder(knex, lockable),
    getPolicy: options.getPolicy ?? (async () => ({})),
  });
  const execution: ExecutionOptions = {
    knex,
    logger,
    timing,
    resolve: row =>
      resolve({
        entityRef: row.entity_ref,
        environment: row.environment,
        target: row.target,
      }),
    draft: (resolved, forOperation) => planner.draft(resolved, forOperation),
    auditPending: id => auditTrail.auditPending(id),
    boundary: async (name, id) => observer?.boundary(name, id),
    announce: operation => {
      for (const listener of listeners) {
        try {
          listener(operation);
        } catch (error) {
          logger.warn(`A listener to operations failed: ${error}`);
        }
      }
    },
  };
  const engine = new PostgresEngine({
    knex,
    logger,
    timing,
    sweep: () => auditTrail.sweep(timing.sweep),
  });
  return new DurableOperations({
    knex,
    logger,
    planner,
    reader: new OperationReader(knex),
    auditTrail,
    engine,
    execution,
    listeners,
    audit,
  });
}
