import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import { describeRecovery } from './describeRecovery';

const endings: Partial<Record<Operation['state'], string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'was cancelled',
  superseded: 'was superseded',
};

/**
 * The notification of an operation's end.
 *
 * @remarks
 * Its scope is the operation, so that one sent twice replaces itself.
 */
export function writeNotice(
  operation: Operation,
  options: { owners: readonly string[] },
): NotificationSendOptions {
  const { id, kind, state, environment, target, requestedBy } = operation;
  const { name } = parseEntityRef(operation.entityRef);
  const ending = endings[state] ?? state;
  const said = `${operation.summary} (${target}). ${operation.message}`;
  const recovery = describeRecovery(operation);
  return {
    recipients: {
      type: 'entity',
      entityRef: [...new Set([requestedBy, ...options.owners])],
    },
    payload: {
      title: `${capitalize(kind)} of ${name} in ${environment} ${ending}`,
      description: recovery ? `${said}. ${recovery}` : said,
      link: `/slipway/operations/${id}`,
      severity: state === 'failed' ? 'high' : 'normal',
      topic: 'slipway',
      scope: `slipway:operation:${id}`,
    },
  };
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
