import { WorkloadInstance } from '@slipway/backstage-plugin-slipway-common';
import { memo } from 'react';
import { WorkloadPlace } from '../api/slipwayApi';
import { Age } from '../kit/Age';
import { CheckIcon, WarningIcon } from '../kit/icons';
import { useTexts } from '../kit/useTexts';
import { LogsButton } from '../logs/LogsButton';

interface InstanceRowProps {
  instance: WorkloadInstance;
  /** Where its logs are, and what opens them; without it they cannot be read. */
  logs?: { place: WorkloadPlace; open(...parts: string[]): void };
}

/**
 * An instance: how it is, and its logs; drawn again only when it changes.
 *
 * @remarks
 * Its looks come from the list, as there may be hundreds of it.
 */
export const InstanceRow = memo(({ instance, logs }: InstanceRowProps) => {
  const t = useTexts();
  const { name, ready, state, restarts, node, revision, createdAt } = instance;
  const Icon = ready ? CheckIcon : WarningIcon;
  return (
    <li className={ready ? 'instance' : 'instance not-ready'}>
      <Icon aria-hidden />
      <div className="instance-text">
        <span className="instance-name">{name}</span>
        <div className="instance-facts">
          {state}
          {restarts > 0 && ` · ${t('workload.restarts', { count: restarts })}`}
          {revision && ` · ${t('workload.revisionNumber', { revision })}`}
          {node && ` · ${t('workload.onNode', { node })}`}
          {' · '}
          <Age at={createdAt} />
        </div>
      </div>
      {logs && (
        <div className="instance-logs">
          <LogsButton
            place={logs.place}
            instance={instance}
            onOpen={logs.open}
          />
        </div>
      )}
    </li>
  );
});
