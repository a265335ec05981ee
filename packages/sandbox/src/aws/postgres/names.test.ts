import { toFolderName } from './names';

describe('toFolderName', () => {
  it.each([
    ['us-east-1/retail-pg', 'us-east-1_retail-pg'],
    ['us-east-1/Retail-PG', 'us-east-1_retail-pg'],
    [
      'us-west-2/rds:retail-pg-2026-01-15-03-10',
      'us-west-2_rds.retail-pg-2026-01-15-03-10',
    ],
  ])('makes a folder of %s', (name, folder) => {
    expect(toFolderName(name)).toBe(folder);
  });

  it.each([
    'retail-pg',
    '../etc',
    'us-east-1/../retail-pg',
    'us-east-1/a/b',
    '',
  ])('refuses "%s"', name => {
    expect(() => toFolderName(name)).toThrow(
      'is no region and identifier of RDS',
    );
  });
});
