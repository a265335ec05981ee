import { checkPolicy } from './checkPolicy';
import type { PolicyStatement } from './PolicyDocument';

const allow: PolicyStatement = {
  Sid: 'Any',
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
};

describe('checkPolicy', () => {
  it('lets pass what the simulator judges as IAM does', () => {
    expect(() =>
      checkPolicy({
        Statement: {
          ...allow,
          Condition: {
            'ForAllValues:StringEqualsIfExists': { 'aws:TagKeys': 'a' },
            Null: { 'aws:TagKeys': false },
          },
        },
      }),
    ).not.toThrow();
  });

  it.each<[object, string]>([
    [{ Effect: 'Perhaps' }, 'Statement Any of a policy must Allow or Deny'],
    [
      { Sid: undefined, NotPrincipal: '*' },
      'Statement 0 of a policy: the simulator does not know NotPrincipal',
    ],
    [
      { Condition: { IpAddress: { 'aws:SourceIp': '::1' } } },
      'Statement Any of a policy: the simulator does not know the condition operator IpAddress; known are StringEquals,',
    ],
    [
      { Condition: { StringEquals: { 'aws:RequestTag/a': '${aws:userid}' } } },
      'Statement Any of a policy: the simulator does not know policy variables such as ${aws:userid}',
    ],
  ])('refuses %j', (change, message) => {
    expect(() => checkPolicy({ Statement: { ...allow, ...change } })).toThrow(
      message,
    );
  });
});
