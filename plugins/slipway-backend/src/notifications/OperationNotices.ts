import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import { Operations } from '../operations/Operations';
import { EntityLoader } from '../services/EntityLoader';
import { NoticeOutbox } from './NoticeOutbox';
import { writeNotice } from './writeNotice';

/** What OperationNotices needs. */
export interface OperationNoticesOptions {
  outbox: NoticeOutbox;
  notifications: NotificationService;
  operations: Pick<Operations, 'get'>;
  entities: Pick<EntityLoader, 'loadAsPlugin'>;
  logger: LoggerService;
}

/**
 * Tells requester and owners at the end of an operation.
 *
 * @remarks
 * Nothing waits for the sink: what fails is tried again for hours, and then given up with a line in the log.
 */
export class OperationNotices {
  readonly #options: OperationNoticesOptions;

  constructor(options: OperationNoticesOptions) {
    this.#options = options;
  }

  /** Notes that an operation has ended, and begins to tell of it. */
  async add(operation: Operation): Promise<void> {
    await this.#options.outbox.add(operation.id);
    this.deliver().catch(error => {
      this.#options.logger.warn(
        `Notices will be tried again: ${stringifyError(error)}`,
      );
    });
  }

  /** Sends what is due. */
  async deliver(): Promise<void> {
    const { outbox } = this.#options;
    for (const notice of await outbox.claim()) {
      await this.#send(notice);
    }
  }

  async #send(notice: {
    operationId: string;
    lastAttempt: boolean;
  }): Promise<void> {
    const { operationId, lastAttempt } = notice;
    const { outbox, notifications, operations, logger } = this.#options;
    try {
      const operation = await operations.get(operationId);
      const owners = await this.#getOwners(operation);
      await notifications.send(writeNotice(operation, { owners }));
      await outbox.close(operationId);
    } catch (error) {
      const next = lastAttempt ? 'given up' : 'tried again later';
      logger.warn(
        `The notice of the end of operation ${operationId} is ${next}: ${stringifyError(error)}`,
      );
      if (lastAttempt) {
        await outbox.close(operationId);
      }
    }
  }

  async #getOwners({ entityRef }: Operation): Promise<readonly string[]> {
    try {
      return (await this.#options.entities.loadAsPlugin(entityRef)).owners;
    } catch {
      return [];
    }
  }
}
