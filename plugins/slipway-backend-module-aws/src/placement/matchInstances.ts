import { DBInstance } from '@aws-sdk/client-rds';
import { ANNOTATION_OPERATION } from '@slipway/backstage-plugin-slipway-common';
import { parseInstanceArn } from '../accounts/arn';
import { LocatedDatastore } from './locate';
import { bearsTags, findTag, formatTags } from './tagSelector';

/** What of a DB instance decides whether it is the data store of an entity. */
export type MatchableInstance = Pick<
  DBInstance,
  'DBInstanceArn' | 'DBInstanceIdentifier' | 'TagList' | 'DBClusterIdentifier'
>;

/**
 * The DB instances that a located data store is.
 *
 * @remarks
 * What an operation made bears the tags of its source: it is the entity's only once an identifier names it. A member of
 * a cluster is backed up and restored with its cluster, and is none of them.
 */
export function matchInstances<TInstance extends MatchableInstance>(
  located: LocatedDatastore,
  instances: readonly TInstance[],
): TInstance[] {
  return instances.filter(
    instance =>
      isNamed(located, instance) &&
      bearsTags(instance.TagList, located.targetTags) &&
      !instance.DBClusterIdentifier,
  );
}

/** Why a located data store is none of the DB instances, in a sentence. */
export function explainNoMatch(
  located: LocatedDatastore,
  instances: readonly MatchableInstance[],
): string {
  const { accountId, region, identifiers, tags, targetTags } = located;
  const [named] = instances.filter(instance => isNamed(located, instance));
  if (named?.DBClusterIdentifier) {
    return `${named.DBInstanceIdentifier} is a member of the cluster ${named.DBClusterIdentifier}, and clusters are not shown yet`;
  }
  if (named) {
    return `${named.DBInstanceIdentifier} does not bear the tags that this target asks for: ${formatTags(targetTags)}`;
  }
  const what = [
    ...(identifiers ? [`called ${identifiers.join(' or ')}`] : []),
    ...(tags ? [`that bears the tags ${formatTags(tags)}`] : []),
  ];
  return `There is no DB instance ${what.join(' and ')} in ${accountId} / ${region}`;
}

function isNamed(
  located: LocatedDatastore,
  instance: MatchableInstance,
): boolean {
  const { identifiers, tags = {} } = located;
  const identifier = instance.DBInstanceIdentifier ?? '';
  const isMeant = identifiers
    ? identifiers.includes(identifier)
    : Object.keys(tags).length > 0 &&
      findTag(instance.TagList, ANNOTATION_OPERATION) === undefined;
  return (
    isMeant && bearsTags(instance.TagList, tags) && isPlaced(located, instance)
  );
}

/** Whether its ARN says that it is where the target is, and under its identifier. */
function isPlaced(
  { accountId, region }: LocatedDatastore,
  { DBInstanceArn = '', DBInstanceIdentifier }: MatchableInstance,
): boolean {
  const arn = parseInstanceArn(DBInstanceArn);
  return (
    arn?.accountId === accountId &&
    arn.region === region &&
    arn.identifier === DBInstanceIdentifier
  );
}
