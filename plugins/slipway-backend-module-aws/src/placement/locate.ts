import { Entity } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { stringify } from 'yaml';
import { awsAnnotations } from '@slipway/backstage-plugin-slipway-common';
import {
  Placement,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { parseInstanceArn } from '../accounts/arn';
import { describeKey } from '../accounts/configKey';
import { AwsTargetConfig } from '../accounts/targetConfig';
import { cut, parseTagSelector, TagSelector } from './tagSelector';

/** A data store that has its place in an account and region. */
export interface LocatedDatastore {
  accountId: string;
  region: string;
  /** The DB instances that it may be; absent where its tags alone name it. */
  identifiers?: readonly string[];
  /** The tags that it is named by; absent where its identifier names it. */
  tags?: TagSelector;
  /** What the admin asks of every resource of the target. */
  targetTags: TagSelector;
}

/** Where a data store is on AWS, or why it is nowhere. */
export type AwsPlacement =
  | ({ placement: Extract<Placement, { status: 'placed' }> } & LocatedDatastore)
  | { placement: NotPlaced };

type NotPlaced = Exclude<Placement, { status: 'placed' }>;

/** What names a data store, or why nothing does. */
type Naming = Pick<LocatedDatastore, 'identifiers' | 'tags'>;

/**
 * Where a data store is on AWS: what its target allows, narrowed by its annotations.
 *
 * @remarks
 * Account and region are the target's. A binding of the admin's names the instance; an annotation may then name no other.
 */
export function locateOnAws(
  service: ServiceInTarget,
  config: AwsTargetConfig,
): AwsPlacement {
  const { entity, target } = service;
  const bound = config.bindings.find(
    ({ entityRef }) => entityRef === service.entityRef,
  )?.dbInstance;
  const arns = read(entity, awsAnnotations.rdsInstanceArn);
  const tags = read(entity, awsAnnotations.rdsInstanceTags);
  if (bound === undefined && arns === undefined && tags === undefined) {
    return { placement: notAnnotated(entity, config) };
  }
  const byArn = arns === undefined ? {} : nameByArn(arns, service, config);
  const byTags = tags === undefined ? {} : nameByTags(tags);
  if ('status' in byArn || 'status' in byTags) {
    return { placement: 'status' in byArn ? byArn : (byTags as NotPlaced) };
  }
  const named = byArn.identifiers;
  if (bound !== undefined && named && !named.includes(bound)) {
    return refuse(
      describeKey(target, 'bindings'),
      `The annotation ${awsAnnotations.rdsInstanceArn} names '${cut(named.join("', '"))}'; this target binds the entity to '${bound}'`,
    );
  }
  const { accountId, region } = config;
  return {
    placement: { status: 'placed', place: `${accountId} / ${region}` },
    accountId,
    region,
    ...byArn,
    ...byTags,
    ...(bound !== undefined && { identifiers: [bound] }),
    targetTags: config.tags,
  };
}

/** An entity may have instances in several accounts and regions; each target takes its own, and one that has none refuses. */
function nameByArn(
  text: string,
  { target }: ServiceInTarget,
  config: AwsTargetConfig,
): Naming | NotPlaced {
  const annotation = awsAnnotations.rdsInstanceArn;
  const parsed = text
    .split(',')
    .map(item => ({ item: item.trim(), arn: parseInstanceArn(item.trim()) }));
  const malformed = parsed.find(({ arn }) => !arn);
  if (malformed) {
    return refuse(
      annotation,
      `The annotation ${annotation} says '${cut(malformed.item)}', which is no ARN of an RDS DB instance; it looks like 'arn:aws:rds:${config.region}:${config.accountId}:db:name'`,
    ).placement;
  }
  const arns = parsed.flatMap(({ arn }) => (arn ? [arn] : []));
  const inAccount = arns.filter(arn => arn.accountId === config.accountId);
  const here = inAccount.filter(arn => arn.region === config.region);
  if (here.length > 0) {
    return { identifiers: [...new Set(here.map(arn => arn.identifier))] };
  }
  return inAccount.length === 0
    ? refuse(
        describeKey(target, 'accountId'),
        `The annotation ${annotation} names the account ${list(arns.map(arn => arn.accountId))}; this target is the account '${config.accountId}'`,
      ).placement
    : refuse(
        describeKey(target, 'region'),
        `The annotation ${annotation} names the region ${list(inAccount.map(arn => arn.region))}; this target is the region '${config.region}'`,
      ).placement;
}

function nameByTags(text: string): Naming | NotPlaced {
  const annotation = awsAnnotations.rdsInstanceTags;
  try {
    return { tags: parseTagSelector(text) };
  } catch (error) {
    const because = isError(error) ? error.message : 'it cannot be read';
    return refuse(
      annotation,
      `The annotation ${annotation} says '${cut(text)}': ${because}`,
    ).placement;
  }
}

function notAnnotated(
  { metadata }: Entity,
  { accountId, region }: AwsTargetConfig,
): NotPlaced {
  const { name } = metadata;
  const arn = `arn:aws:rds:${region}:${accountId}:db:${name}`;
  return {
    status: 'not-annotated',
    message:
      'The entity does not say which RDS DB instance it is; other kinds of data stores cannot be connected yet',
    yaml: stringify({
      metadata: { name, annotations: { [awsAnnotations.rdsInstanceArn]: arn } },
    }),
  };
}

function read(entity: Entity, annotation: string): string | undefined {
  const value = entity.metadata.annotations?.[annotation];
  return typeof value === 'string' ? value.trim() : undefined;
}

function list(names: readonly string[]): string {
  return `'${cut([...new Set(names)].join("', '"))}'`;
}

function refuse(rule: string, message: string): { placement: NotPlaced } {
  return { placement: { status: 'refused', rule, message } };
}
