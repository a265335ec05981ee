import { DBInstance } from '@aws-sdk/client-rds';
import { anInstance } from '../testUtils/anInstance';
import { findCopyEndpoint } from './copyEndpoint';

const operationId = '0f3a2b1c-1111-4111-8111-111111111111';
const identifier = 'retail-pg-drill-0f3a2b1c';
const source = {
  account: '123456789012',
  region: 'us-east-1',
  identifier: 'retail-pg',
  arn: 'arn:aws:rds:us-east-1:123456789012:db:retail-pg',
  resourceId: 'db-RETAIL-PG',
};
const aCopy = (parts: DBInstance = {}) =>
  anInstance({
    DBInstanceIdentifier: identifier,
    Endpoint: { Address: 'drill.example.com', Port: 5433 },
    TagList: [{ Key: 'slipway.dev/operation', Value: operationId }],
    ...parts,
  });
const find = (...instances: DBInstance[]) =>
  findCopyEndpoint({ instances, identifier, operationId, source });

describe('findCopyEndpoint', () => {
  it('is that of the copy, as AWS describes it', () => {
    expect(find(anInstance(), aCopy())).toEqual({
      host: 'drill.example.com',
      port: 5433,
    });
  });

  it.each<[string, DBInstance[], string]>([
    ['is not there', [anInstance()], 'not a copy that this operation made'],
    [
      'bears no tag of the operation',
      [anInstance(), aCopy({ TagList: [] })],
      'not a copy that this operation made',
    ],
    [
      'is the source under another name',
      [aCopy({ DbiResourceId: 'db-RETAIL-PG' })],
      'not a copy that this operation made',
    ],
    [
      'has the endpoint of its source',
      [anInstance(), aCopy({ Endpoint: anInstance().Endpoint })],
      'is also that of retail-pg',
    ],
    [
      'has the endpoint of another instance',
      [
        anInstance(),
        aCopy(),
        anInstance({
          DBInstanceIdentifier: 'customer-db',
          Endpoint: { Address: 'drill.example.com', Port: 5433 },
        }),
      ],
      'is also that of customer-db',
    ],
    ['has no endpoint', [aCopy({ Endpoint: {} })], 'has no endpoint'],
  ])('connects to nothing where the copy %s', (_, instances, message) => {
    expect(() => find(...instances)).toThrow(
      expect.objectContaining({
        name: 'TerminalOperationError',
        message: expect.stringContaining(message),
      }),
    );
  });
});
