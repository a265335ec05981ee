import { CopyPlan } from './copyPlan';
import { TAG_OPERATION } from './copyName';
import { buildRestoreInput } from './restoreInput';
import { NeededRight } from './rights';
import { arnBeside } from './sourceOf';
import { CopyKind } from './steps/copyStep';

/** The copy that the rights are needed for. */
export interface CopyToBe {
  kind: CopyKind;
  identifier: string;
  operationId: string | undefined;
}

/** The rights that a restore or a drill will need, those of its way back included. */
export function getNeededRights(
  plan: CopyPlan,
  { kind, identifier, operationId = 'plan' }: CopyToBe,
): NeededRight[] {
  const { source, recovery, settings, secret, checks } = plan;
  const copy = arnBeside(source, 'db', identifier);
  const tags = { [TAG_OPERATION]: operationId };
  const groups = [
    settings.subnetGroup && arnBeside(source, 'subgrp', settings.subnetGroup),
    settings.parameterGroup && arnBeside(source, 'pg', settings.parameterGroup),
    settings.optionGroup && arnBeside(source, 'og', settings.optionGroup),
  ].filter(it => it !== undefined && it !== '') as string[];
  const { action } = buildRestoreInput(plan, { identifier, tags });
  return [
    {
      action,
      resources: [
        recovery.from === 'snapshot' ? recovery.arn : source.arn,
        copy,
        ...groups,
      ],
      requestTags: tags,
    },
    {
      action: 'rds:AddTagsToResource',
      resources: [copy],
      requestTags: tags,
      resourceTags: tags,
    },
    ...(settings.kmsKey
      ? [
          {
            action: 'kms:CreateGrant',
            resources: [settings.kmsKey],
            mayBeGrantedElsewhere: true,
          },
        ]
      : []),
    ...(secret && checks.length
      ? [
          {
            action: 'secretsmanager:GetSecretValue',
            resources: [getSecretArn(plan, secret)],
          },
        ]
      : []),
    ...(kind === 'drill'
      ? [
          {
            action: 'rds:DeleteDBInstance',
            resources: [copy],
            resourceTags: tags,
          },
        ]
      : []),
  ];
}

/** Secrets Manager adds six characters to the name of each secret. */
function getSecretArn({ source }: CopyPlan, name: string): string {
  const [, partition = 'aws'] = source.arn.split(':');
  return `arn:${partition}:secretsmanager:${source.region}:${source.account}:secret:${name}-AAAAAA`;
}
