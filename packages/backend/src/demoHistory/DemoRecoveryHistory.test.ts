import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoRecoveryHistory } from './DemoRecoveryHistory';

const arn = 'arn:aws:rds:us-east-1:123456789012:db:retail-pg';
const sample = {
  at: '2026-01-15T10:00:00.000Z',
  rpoSeconds: { local: 300, region: 3600 },
};
const datastore = {
  id: 'db-instance.retail-pg',
  name: 'retail-pg',
  resourceName: arn,
};

describe('DemoRecoveryHistory', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const aHistory = async (content: unknown) => {
    const path = join(folder, 'recovery.json');
    await writeFile(path, JSON.stringify(content));
    return new DemoRecoveryHistory(path);
  };

  it('knows the past of a database by its ARN', async () => {
    const history = await aHistory([
      { resource: arn, ...sample },
      { resource: `${arn}-staging`, ...sample },
    ]);
    expect(await history.read(datastore)).toEqual([sample]);
    const other = { ...datastore, resourceName: `${arn}-other` };
    expect(await history.read(other)).toEqual([]);
  });

  it('names the field that is wrong', async () => {
    const history = await aHistory([{ resource: arn, ...sample, at: 'soon' }]);
    await expect(history.read(datastore)).rejects.toThrow(
      'which is wrong at 0.at: Invalid datetime',
    );
  });

  it('says where there is no file', async () => {
    await expect(
      new DemoRecoveryHistory('/nowhere.json').read(datastore),
    ).rejects.toThrow(
      'SLIPWAY_DEMO_RECOVERY_HISTORY names /nowhere.json, which cannot be read',
    );
  });
});
