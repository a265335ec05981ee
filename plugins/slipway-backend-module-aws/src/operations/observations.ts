import { DBInstance } from '@aws-sdk/client-rds';
import {
  PlanObservation,
  PlanRemark,
} from '@slipway/backstage-plugin-slipway-common';
import { getInstancePhase } from './instanceStatus';

/** How an instance is now: shown beside a plan, and no reason to plan again. */
export function describeInstance(instance: DBInstance): PlanObservation[] {
  const { LatestRestorableTime: latest } = instance;
  return [
    { label: 'Status', value: instance.DBInstanceStatus ?? 'not known' },
    {
      label: 'Engine',
      value: `${instance.Engine} ${instance.EngineVersion ?? ''}`.trim(),
    },
    { label: 'Storage', value: `${instance.AllocatedStorage ?? 0} GiB` },
    {
      label: 'Latest restorable time',
      value: latest ? latest.toISOString() : 'none',
    },
  ];
}

/** That an instance is busy with something else. */
export function describeStatus(instance: DBInstance): PlanRemark[] {
  const status = instance.DBInstanceStatus ?? '';
  return getInstancePhase(status) === 'usable'
    ? []
    : [
        {
          code: 'SourceBusy',
          message: `${instance.DBInstanceIdentifier} is ${status}: AWS may not begin before it is available`,
        },
      ];
}
