import { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';
import {
  PlanRemark,
  recoveryAnnotations,
} from '@slipway/backstage-plugin-slipway-common';
import { AwsTargetConfig } from '../accounts/targetConfig';
import { PlannedCopy } from './copyChange';
import { CopyPlan } from './copyPlan';
import { CopySettings, readSettings } from './copySettings';
import { describeStatus } from './observations';
import { CopyKind } from './steps/copyStep';

/** What follows from making a copy. */
export function getCopyEffects(
  { source, settings }: CopyPlan,
  { kind, identifier, instance }: PlannedCopy,
): PlanRemark[] {
  const size = `${settings.instanceClass}${settings.multiAz ? ', Multi-AZ' : ''}, ${instance.AllocatedStorage ?? 0} GiB`;
  const always = [
    {
      code: 'NewInstance',
      message: `A new instance ${identifier} is made, with an endpoint of its own; ${source.identifier} is not changed`,
    },
    {
      code: 'NotTakenOver',
      message:
        'Maintenance window, enhanced monitoring, Performance Insights, roles and read replicas are not taken over: AWS does not restore them',
    },
  ];
  return kind === 'restore'
    ? [
        ...always,
        {
          code: 'Cost',
          message: `It (${size}) is paid for until somebody removes it`,
        },
        {
          code: 'CutOverLater',
          message: `Nothing uses it by itself: moving the service over to it is an operation of its own, later`,
        },
      ]
    : [
        ...always,
        {
          code: 'Isolated',
          message: `It has the subnet group and security groups that are configured for drills, and none of ${source.identifier}`,
        },
        {
          code: 'Cost',
          message: `It (${size}) is paid for as long as the drill goes on`,
        },
        {
          code: 'RemovedAgain',
          message: `However the drill ends, ${identifier} is removed, without a final snapshot`,
        },
      ];
}

/** What to think about before a copy is made. */
export function getCopyWarnings(
  { checks, secret, settings, recovery }: CopyPlan,
  {
    kind,
    instance,
    snapshot,
  }: { kind: CopyKind; instance: DBInstance; snapshot?: DBSnapshot },
): PlanRemark[] {
  const found: (PlanRemark | false | undefined)[] = [
    checks.length === 0 && {
      code: 'NoChecks',
      message: `The entity declares no checks, so nothing says whether the copy is good${
        kind === 'drill' ? ', and no recovery time is measured' : ''
      }`,
      remedy: `Declare ${recoveryAnnotations.checks} on the entity`,
    },
    kind === 'restore' &&
      checks.length > 0 &&
      secret === undefined && {
        code: 'NoDatabaseSecret',
        message:
          'No secret with a user for the checks is configured, so the copy is made and not validated',
        remedy: `Set 'aws.databases.secret' of the target in app-config`,
      },
    settings.kmsKey === undefined && {
      code: 'NotEncrypted',
      message: 'The copy will not be encrypted, as what it is made from is not',
    },
    recovery.from === 'snapshot' &&
      snapshot?.KmsKeyId !== instance.KmsKeyId && {
        code: 'OtherKey',
        message: `The copy has the key of the snapshot (${snapshot?.KmsKeyId ?? 'none'}), not that of its source (${instance.KmsKeyId ?? 'none'})`,
      },
    recovery.from === 'snapshot' &&
      instance.MaxAllocatedStorage !== undefined && {
        code: 'StorageLimitNotTakenOver',
        message: `A restore from a snapshot cannot take over the limit of ${instance.MaxAllocatedStorage} GiB up to which storage grows by itself`,
        remedy: 'Set it on the copy once it is there',
      },
    ...describeStatus(instance),
  ];
  return found.filter(it => it !== false && it !== undefined);
}

/** What a drill needs besides: a place of its own, and a user for its checks. */
export function getDrillBlockers(
  { checks, secret }: CopyPlan,
  { drills }: AwsTargetConfig,
  source: DBInstance,
): PlanRemark[] {
  const shared = drills ? findShared(drills, readSettings(source)) : [];
  return [
    ...shared.map(group => ({
      code: 'DrillsNotApart',
      message: `Drills are not apart: ${source.DBInstanceIdentifier} itself has the ${group}`,
      remedy: `Configure groups in 'aws.drills' of the target that nothing in production has`,
    })),
    ...(drills
      ? []
      : [
          {
            code: 'DrillsNotConfigured',
            message:
              'Drills have no place of their own: a copy could reach, and be reached by, what production uses',
            remedy: `Set 'aws.drills' of the target in app-config, with securityGroupIds and subnetGroup`,
          },
        ]),
    ...(checks.length > 0 && secret === undefined
      ? [
          {
            code: 'NoDatabaseSecret',
            message: `No secret with a user for the checks is configured`,
            remedy: `Set 'aws.databases.secret' of the target in app-config`,
          },
        ]
      : []),
  ];
}

function findShared(
  drills: NonNullable<AwsTargetConfig['drills']>,
  { securityGroups, subnetGroup }: CopySettings,
): string[] {
  return [
    ...drills.securityGroupIds
      .filter(id => securityGroups.includes(id))
      .map(id => `security group ${id}`),
    ...(drills.subnetGroup === subnetGroup
      ? [`subnet group ${subnetGroup}`]
      : []),
  ];
}
