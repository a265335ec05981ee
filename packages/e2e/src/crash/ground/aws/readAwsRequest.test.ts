import type { IncomingMessage } from 'node:http';
import { readAwsRequest } from './readAwsRequest';

const read = (parameters: Record<string, string>, headers = {}) =>
  readAwsRequest(
    { headers } as IncomingMessage,
    Buffer.from(new URLSearchParams(parameters).toString()),
  );

describe('what a request to AWS says', () => {
  it('is what a change makes from what', () => {
    expect(
      read({
        Action: 'RestoreDBInstanceToPointInTime',
        SourceDBInstanceIdentifier: 'retail-pg',
        TargetDBInstanceIdentifier: 'retail-pg-drill-0f3a2b1c',
        DBSubnetGroupName: 'slipway-drills',
      }),
    ).toEqual({ isChange: true, names: ['retail-pg', 'retail-pg'] });
  });

  it('is for which operation a role is taken on', () => {
    expect(read({ Action: 'AssumeRole', RoleSessionName: 'an-id' })).toEqual({
      isChange: false,
      names: ['an-id'],
    });
  });

  it('is nothing where a secret is read', () => {
    const target = { 'x-amz-target': 'secretsmanager.GetSecretValue' };
    expect(read({}, target)).toEqual({ isChange: false, names: [] });
  });
});
