import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import { OperationAuditEvent } from '../operations/Operations';
import { redact } from './redact';

/** A change that was asked for and refused. */
export interface Refusal {
  /** What was asked for, e.g. `submit`. */
  action: string;
  requestedBy: string;
  /** What it was asked for on, by names only. */
  subject: JsonObject;
  error: Error;
}

/** Writes to Backstage's audit log: each intent, each outcome and each refusal is one event. */
export class OperationAudit {
  readonly #auditor: AuditorService;

  constructor(auditor: AuditorService) {
    this.#auditor = auditor;
  }

  /** Writes an intent, an outcome or a request to cancel, with the head of the operation's event log. */
  async write(event: OperationAuditEvent): Promise<void> {
    const { type, operation, actor, eventLogHead } = event;
    const auditEvent = await this.#auditor.createEvent({
      eventId: `operation-${type}`,
      severityLevel: 'medium',
      meta: {
        ...describe(operation),
        actor: actor ?? operation.requestedBy,
        eventLogHead,
      },
    });
    if (type === 'outcome' && operation.state === 'failed') {
      await auditEvent.fail({ error: new Error(redact(operation.message)) });
    } else {
      await auditEvent.success();
    }
  }

  async writeRefusal(refusal: Refusal): Promise<void> {
    const { action, requestedBy, subject, error } = refusal;
    const auditEvent = await this.#auditor.createEvent({
      eventId: 'operation-refused',
      severityLevel: 'medium',
      meta: { action, requestedBy, ...subject },
    });
    await auditEvent.fail({ error: new Error(redact(error.message)) });
  }
}

function describe(operation: Operation): JsonObject {
  const { id, kind, entityRef, environment, target, workload } = operation;
  return {
    operationId: id,
    ...{ kind, entityRef, environment, target, workload },
    input: operation.input,
    planHash: operation.planHash,
    requestedBy: operation.requestedBy,
    reason: redact(operation.reason),
    state: operation.state,
    message: redact(operation.message),
  };
}
