import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { OperationAudit } from '../audit/OperationAudit';
import { describePrincipal } from './people';

const refusals = ['NotAllowedError', 'NotFoundError'];

/** Sees to it that a change that is refused leaves an audit event, before the caller is answered. */
export class RefusalAudit {
  readonly #audit: Pick<OperationAudit, 'writeRefusal'>;

  constructor(audit: Pick<OperationAudit, 'writeRefusal'>) {
    this.#audit = audit;
  }

  async watch<TResult>(
    action: string,
    subject: object,
    caller: { credentials: BackstageCredentials },
    change: () => Promise<TResult>,
  ): Promise<TResult> {
    try {
      return await change();
    } catch (error) {
      if (isError(error) && refusals.includes(error.name)) {
        await this.#audit.writeRefusal({
          action,
          requestedBy: describePrincipal(caller.credentials),
          subject: pickNames(subject),
          error,
        });
      }
      throw error;
    }
  }
}

const names = [
  'kind',
  'entityRef',
  'environment',
  'target',
  'workload',
  'operationId',
];

function pickNames(subject: object): JsonObject {
  return Object.fromEntries(
    Object.entries(subject).filter(
      ([name, value]) => names.includes(name) && typeof value === 'string',
    ),
  );
}
