import type { Workload } from '@slipway/backstage-plugin-slipway-common';
import { BenchCluster } from '../bench/servicePage/BenchCluster';
import { nameOf, namespace } from '../bench/servicePage/names';
import { until } from '../controlPlane';
import { startPlatform, type RunningPlatform } from './startPlatform';

jest.setTimeout(120_000);

let cluster: BenchCluster;
let running: RunningPlatform;

async function startWith(workloads: number, pods: number) {
  cluster = await BenchCluster.start(workloads, pods);
  running = await startPlatform({
    plane: cluster.simulator,
    namespace,
    reader: 'slipway-reader',
  });
  await until(
    'The picture showing the first service',
    async () => (await readWorkloads(0)).length === 1,
  );
}

async function readWorkloads(index: number): Promise<readonly Workload[]> {
  const { observation } = await running.platform.liveState.read(
    running.service(nameOf(index)),
  );
  return observation.status === 'observed' ? observation.workloads : [];
}

afterEach(async () => {
  await running.stop();
  await cluster.stop();
});

it('reads a thousand services from one watch for each kind, and asks the cluster for nothing', async () => {
  const services = 1_000;
  await startWith(services, 1);

  const { requests } = cluster.simulator;
  const before = requests.count();
  for (let index = 0; index < services; index += 1) {
    expect(await readWorkloads(index)).toMatchObject([{ name: nameOf(index) }]);
  }
  expect(requests.count()).toBe(before);
  const pods = { user: 'slipway-reader', resource: 'pods' } as const;
  expect(requests.count({ ...pods, verb: 'list' })).toBe(2);
});

it('shows forty pods in a page of a few kilobytes', async () => {
  await startWith(1, 40);
  const workloads = await readWorkloads(0);
  expect(workloads[0]?.instances).toHaveLength(40);
  expect(Buffer.byteLength(JSON.stringify(workloads))).toBeLessThan(16_000);
});
