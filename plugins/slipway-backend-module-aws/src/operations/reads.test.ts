import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { anInstance } from '../testUtils/anInstance';
import { FakeAws } from '../testUtils/FakeAws';
import { readAllInstances, readInstance } from './reads';

const open = (aws: FakeAws) => aws.access.openReader({} as SlipwayTarget);

it('readAllInstances reads every page', async () => {
  const aws = new FakeAws({
    instances: Array.from({ length: 250 }, (_, index) =>
      anInstance({ DBInstanceIdentifier: `db-${index}` }),
    ),
  });
  const found = await readAllInstances(await open(aws));
  expect(found.map(it => it.DBInstanceIdentifier)).toEqual([
    ...aws.instances.keys(),
  ]);
  expect(aws.count('rds:DescribeDBInstances')).toBe(3);
});

it('readInstance finds nothing where there is nothing', async () => {
  const aws = new FakeAws({ instances: [] });
  expect(await readInstance(await open(aws), 'retail-pg')).toBeUndefined();
});
