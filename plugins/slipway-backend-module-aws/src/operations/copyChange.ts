import { DBInstance } from '@aws-sdk/client-rds';
import { PlanChange } from '@slipway/backstage-plugin-slipway-common';
import { TAG_OPERATION, TAG_PURPOSE } from './copyName';
import { CopyPlan } from './copyPlan';
import { readSettings } from './copySettings';
import { CopyKind } from './steps/copyStep';
import { createYamlDiff } from './yamlDiff';

/** A copy that is planned. */
export interface PlannedCopy {
  kind: CopyKind;
  /** As people read it. */
  identifier: string;
  /** The source. */
  instance: DBInstance;
}

/** The copy's settings beside those of its source. */
export function describeCopy(
  { source, settings }: CopyPlan,
  { kind, identifier, instance }: PlannedCopy,
): PlanChange {
  const { tags, ...own } = readSettings(instance);
  const { tags: copied, ...planned } = settings;
  return {
    title: `RDS instance ${identifier}`,
    diff: createYamlDiff({
      before: { ...own, tags },
      after: {
        ...planned,
        tags: {
          ...copied,
          [TAG_OPERATION]: 'the ID of the operation',
          [TAG_PURPOSE]: kind,
        },
      },
      beforeName: source.identifier,
      afterName: identifier,
    }),
  };
}
