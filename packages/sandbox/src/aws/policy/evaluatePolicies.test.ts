import { evaluatePolicies } from './evaluatePolicies';
import type { PolicyStatement } from './PolicyDocument';

const resource = 'arn:aws:rds:us-east-1:1:db:copy';
const allow: PolicyStatement = {
  Effect: 'Allow',
  Action: 'rds:DeleteDBInstance',
  Resource: resource,
};

function judge(
  statements: readonly PolicyStatement[],
  context: Record<string, string | string[]> = {},
) {
  return evaluatePolicies([{ Statement: statements }], {
    action: 'rds:DeleteDBInstance',
    resource,
    context,
  }).decision;
}

describe('policies', () => {
  it.each<[string, PolicyStatement[], string]>([
    ['nothing', [], 'implicitDeny'],
    ['the action on the resource', [allow], 'allowed'],
    ['another action', [{ ...allow, Action: 'rds:Create*' }], 'implicitDeny'],
    [
      'one of several',
      [{ ...allow, Action: ['a:b', 'RDS:delete*'] }],
      'allowed',
    ],
    [
      'another resource',
      [{ ...allow, Resource: '*:db:other' }],
      'implicitDeny',
    ],
    ['wildcards', [{ ...allow, Resource: 'arn:aws:rds:*:db:c?py' }], 'allowed'],
    [
      'all but this',
      [{ ...allow, NotAction: 'rds:D*', Action: undefined }],
      'implicitDeny',
    ],
    [
      'all resources but others',
      [{ ...allow, NotResource: '*:pg:*', Resource: undefined }],
      'allowed',
    ],
    [
      'a denial besides',
      [allow, { ...allow, Effect: 'Deny', Action: '*' }],
      'explicitDeny',
    ],
  ])('with %s it is as IAM says', (_what, statements, decision) => {
    expect(judge(statements)).toBe(decision);
  });

  const tag = 'aws:ResourceTag/slipway.dev/operation';
  it.each<
    [PolicyStatement['Condition'], Record<string, string | string[]>, string]
  >([
    [{ StringEquals: { [tag]: 'a' } }, { [tag]: 'a' }, 'allowed'],
    [{ StringEquals: { [tag]: ['b', 'a'] } }, { [tag]: 'a' }, 'allowed'],
    [{ StringEquals: { [tag.toLowerCase()]: 'a' } }, { [tag]: 'a' }, 'allowed'],
    [{ StringEquals: { [tag]: 'a' } }, { [tag]: 'A' }, 'implicitDeny'],
    [{ StringEquals: { [tag]: 'a' } }, {}, 'implicitDeny'],
    [{ StringEqualsIfExists: { [tag]: 'a' } }, {}, 'allowed'],
    [{ StringNotEquals: { [tag]: 'a' } }, {}, 'allowed'],
    [{ StringNotEquals: { [tag]: 'a' } }, { [tag]: 'a' }, 'implicitDeny'],
    [{ StringLike: { [tag]: '?*' } }, { [tag]: '' }, 'implicitDeny'],
    [{ StringLike: { [tag]: '?*' } }, { [tag]: 'a' }, 'allowed'],
    [{ Null: { [tag]: 'false' } }, {}, 'implicitDeny'],
    [{ Null: { [tag]: true } }, {}, 'allowed'],
    [
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
      { 'aws:TagKeys': ['a', 'c'] },
      'implicitDeny',
    ],
    [
      { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
      { 'aws:TagKeys': ['a', 'c'] },
      'allowed',
    ],
    [
      { StringEquals: { [tag]: 'a' }, Bool: { 'rds:MultiAz': false } },
      { [tag]: 'a', 'rds:MultiAz': 'true' },
      'implicitDeny',
    ],
  ])('on the condition %j with %j it is %s', (Condition, context, decision) => {
    expect(judge([{ ...allow, Condition }], context)).toBe(decision);
  });

  it('refuses a condition that it does not know', () => {
    expect(() =>
      judge([
        { ...allow, Condition: { IpAddress: { 'aws:SourceIp': '::1' } } },
      ]),
    ).toThrow('does not know the condition operator IpAddress');
  });
});
