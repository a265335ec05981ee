/** @jest-environment node */
import { collectCoverage } from './coverage';

describe('coverage', () => {
  it('says of each call what it is checked against', async () => {
    const calls = await collectCoverage();
    const checkedAs = (checked: string) =>
      calls
        .filter(each => each.checked === checked)
        .map(({ service, action }) => `${service}:${action}`);

    expect(checkedAs('none')).toEqual([]);
    expect(checkedAs('model')).toEqual([
      'iam:SimulatePrincipalPolicy',
      'rds:DescribeAccountAttributes',
      'rds:DescribeDBInstanceAutomatedBackups',
    ]);
    expect(checkedAs('contract')).toHaveLength(13);
  });
});
