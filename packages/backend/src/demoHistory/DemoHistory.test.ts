import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoHistory } from './DemoHistory';

const sample = {
  cluster: 'retail-cluster',
  namespace: 'production',
  name: 'backend',
  at: '2026-01-15T10:00:00.000Z',
  min: 2,
  max: 10,
  current: 4,
  desired: 5,
  metrics: [{ name: 'cpu', target: 70, current: 82 }],
};

async function aHistory(content: unknown): Promise<DemoHistory> {
  const path = join(await mkdtemp(join(tmpdir(), 'history-')), 'scaling.json');
  await writeFile(path, JSON.stringify(content));
  return new DemoHistory(path);
}

const backend = {
  kind: 'Deployment',
  name: 'backend',
  cluster: 'retail-cluster',
  namespace: 'production',
} as const;

describe('DemoHistory', () => {
  it.each([
    ['the workload itself', backend, 1],
    ['another cluster', { ...backend, cluster: 'retail-cluster-2' }, 0],
    ['another namespace', { ...backend, namespace: 'staging' }, 0],
    ['another name', { ...backend, name: 'storefront' }, 0],
    ['another kind', { ...backend, kind: 'StatefulSet' as const }, 0],
  ])('knows the past of %s', async (_, workload, count) => {
    const history = await aHistory([sample]);
    expect(await history.read(workload)).toEqual(
      Array(count).fill({
        ...sample,
        metrics: [{ name: 'cpu', unit: '%', target: 70, current: 82 }],
      }),
    );
  });

  it('names the field that is wrong', async () => {
    const history = await aHistory([{ ...sample, min: 'two' }]);
    await expect(history.read(backend)).rejects.toThrow(
      'which is wrong at 0.min: Expected number',
    );
  });

  it('says where there is no file', async () => {
    await expect(
      new DemoHistory('/nowhere.json').read(backend),
    ).rejects.toThrow(
      'SLIPWAY_DEMO_HISTORY names /nowhere.json, which cannot be read',
    );
  });
});
