import { readRecoveryHistory } from './recoveryHistory';

const now = new Date('2026-01-31T12:00:00.000Z');
const DAY = 86_400_000;
const arn = (name: string) => `arn:aws:rds:us-east-1:123456789012:db:${name}`;

describe('readRecoveryHistory', () => {
  it('has thirty days of retail-pg with a gap of days, and one evening in which it broke its RPO of an hour', async () => {
    const samples = (await readRecoveryHistory(now)).filter(
      ({ resource }) => resource === arn('retail-pg'),
    );
    const times = samples.map(({ at }) => Date.parse(at));
    const pauses = times.slice(1).map((time, index) => time - times[index]!);
    expect(now.getTime() - times[0]!).toBe(30 * DAY);
    expect(pauses.filter(pause => pause > DAY)).toHaveLength(1);
    const broken = samples.filter(({ rpoSeconds }) => rpoSeconds.local > 3600);
    expect(broken.map(({ at }) => at)).toEqual([
      '2026-01-20T06:00:00.000Z',
      '2026-01-20T07:00:00.000Z',
    ]);
  });

  it('has the age of the last daily copy of customer-db in another region', async () => {
    const samples = (await readRecoveryHistory(now)).filter(
      ({ resource }) => resource === arn('customer-db'),
    );
    const regions = samples.map(({ rpoSeconds }) => rpoSeconds.region);
    expect(Math.max(...regions.map(Number))).toBe(23 * 3600);
    expect(regions.at(-1)).toBe(9 * 3600);
  });
});
