/** Where a resource of RDS is. */
export interface Place {
  accountId: string;
  region: string;
}

/** The kinds of RDS resources, as their ARNs name them. */
export type RdsResource =
  'auto-backup' | 'db' | 'og' | 'pg' | 'snapshot' | 'subgrp';

/**
 * The ARN of a resource of RDS by its name, `*` for any; an ARN remains as it is.
 *
 * @remarks Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.ARN.Constructing.html
 */
export function toArn(
  { accountId, region }: Place,
  kind: RdsResource,
  name: string,
): string {
  return name.startsWith('arn:')
    ? name
    : `arn:aws:rds:${region}:${accountId}:${kind}:${name}`;
}

/** The name in an ARN of that kind, or the text itself where it is none. */
export function toName(text: string, kind: RdsResource): string {
  const parts = text.split(':');
  return parts[0] === 'arn' && parts[5] === kind
    ? parts.slice(6).join(':')
    : text;
}
