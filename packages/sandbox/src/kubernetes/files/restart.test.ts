/** @jest-environment node */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDeployment, aSimulator } from '../testUtils/aSimulator';

const deployments = '/apis/apps/v1/namespaces/default/deployments';

describe('startSimulator with a state file', () => {
  it('brings the cluster, its certificate and its tokens back', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'slipway-simulator-test-'));
    const options = {
      dataDirectory: directory,
      stateFile: join(directory, 'cluster.json'),
    };
    const first = await aSimulator(options);
    const created = await first.client.send('POST', deployments, {
      body: aDeployment('web'),
    });
    await first.simulator.clock.advance(60_000);
    await first.stop();

    const second = await aSimulator(options);
    const kept = await second.client.send('GET', `${deployments}/web`);

    expect(kept.json.metadata.uid).toBe(created.json.metadata.uid);
    expect(second.simulator.clock.now()).toEqual(
      new Date('2026-01-01T00:01:00Z'),
    );
    expect(second.simulator.caData).toBe(first.simulator.caData);
    expect(second.simulator.tokens).toEqual(first.simulator.tokens);
    await second.stop();
    await rm(directory, { recursive: true, force: true });
  });
});
