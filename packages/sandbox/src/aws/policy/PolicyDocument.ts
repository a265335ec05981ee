/** One text, or several. */
export type OneOrMore = string | readonly string[];

/** Values by key, by operator: `{ StringEquals: { 'aws:ResourceTag/team': 'a' } }`. */
export type PolicyConditions = Readonly<
  Record<string, Readonly<Record<string, OneOrMore | boolean>>>
>;

/** One statement of a policy. */
export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny' | string;
  Action?: OneOrMore;
  NotAction?: OneOrMore;
  Resource?: OneOrMore;
  NotResource?: OneOrMore;
  /** Of a trust policy: `{ AWS: arn }`, or anyone. */
  Principal?: '*' | string | { AWS?: OneOrMore };
  Condition?: PolicyConditions;
}

/** A policy of IAM, as it is written in JSON. */
export interface PolicyDocument {
  Version?: string;
  Statement: PolicyStatement | readonly PolicyStatement[];
}

/** One or several as several. */
export function toList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? value : [value as T];
}
