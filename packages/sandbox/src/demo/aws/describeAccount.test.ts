import { describeAccount } from './describeAccount';

describe('describeAccount', () => {
  it('has a line for each database, also for one that is still being made', async () => {
    const lines = await describeAccount({
      region: 'us-east-1',
      listInstances: async () => [
        {
          DBInstanceIdentifier: 'retail-pg',
          DBInstanceStatus: 'available',
          Endpoint: { Address: '127.0.0.1', Port: 5433 },
          LatestRestorableTime: new Date('2026-01-15T12:00:00.000Z'),
        },
        {
          DBInstanceIdentifier: 'retail-pg-drill-1a2b3c4d',
          DBInstanceStatus: 'creating',
        },
      ],
    });
    expect(lines.map(line => line.replace(/ +/g, ' '))).toEqual([
      'databases (us-east-1)',
      ' retail-pg available 127.0.0.1:5433 restorable until 2026-01-15T12:00:00.000Z',
      ' retail-pg-drill-1a2b3c4d creating no address yet',
    ]);
  });
});
