import { DBInstance } from '@aws-sdk/client-rds';
import { Ownership } from '@slipway/backstage-plugin-slipway-common';
import {
  quoteWord,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { parseInstanceArn } from '../accounts/arn';
import { findTag } from './tagSelector';

/**
 * Whether a DB instance itself says that it belongs to the entity.
 *
 * @remarks
 * The tag names the entity in full, as it is in the catalog and not as its annotations have it: whoever may edit those
 * could otherwise name somebody else's instance and have it agree.
 */
export function checkOwnership(
  instance: Pick<DBInstance, 'DBInstanceArn' | 'TagList'>,
  { entityRef, target }: Pick<ServiceInTarget, 'entityRef' | 'target'>,
): Ownership {
  if (target.ownership.by !== 'tag') {
    return {
      proved: false,
      message: `AWS resources prove by a tag to whom they belong; this target asks for '${target.ownership.by}'`,
    };
  }
  const { key } = target.ownership;
  const value = findTag(instance.TagList, key);
  if (value?.toLocaleLowerCase('en-US') === entityRef) {
    return { proved: true, evidence: `tag ${key}: ${value}` };
  }
  if (value !== undefined) {
    return {
      proved: false,
      message: `Its tag ${key} names '${value}' and not '${entityRef}'`,
    };
  }
  const arn = instance.DBInstanceArn ?? '';
  const words = [
    ...['rds', 'add-tags-to-resource'],
    ...['--region', parseInstanceArn(arn)?.region ?? ''],
    ...['--resource-name', arn],
    ...['--tags', `Key=${key},Value=${entityRef}`],
  ];
  return {
    proved: false,
    message: `It has no tag ${key}: ${entityRef}`,
    fix: `aws ${words.map(quoteWord).join(' ')}`,
  };
}
