/** @jest-environment node */
import { KubernetesSimulator } from '../../KubernetesSimulator';
import { aDeployment, aSimulator } from '../../testUtils/aSimulator';
import { SimulatorClient } from '../../testUtils/SimulatorClient';

const deployments = '/apis/apps/v1/namespaces/default/deployments';
const mergePatch = 'application/merge-patch+json';

describe('watchObjects', () => {
  let simulator: KubernetesSimulator;
  let client: SimulatorClient;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    ({ simulator, client, stop } = await aSimulator());
  });

  afterEach(() => stop());

  const create = (name: string) =>
    client.send('POST', deployments, { body: aDeployment(name) });

  it('tells a watch with a selector what begins and ceases to match, and of versions that pass', async () => {
    await create('web');
    const version = simulator.store.resourceVersion;
    const watch = await client.watch(
      `${deployments}?watch=true&resourceVersion=${version}&labelSelector=tier%3Dfront&allowWatchBookmarks=true`,
    );
    const label = (tier: string | null) =>
      client.send('PATCH', `${deployments}/web`, {
        type: mergePatch,
        body: { metadata: { labels: { tier } } },
      });
    await label('front');
    await label('back');
    await label('front');
    await client.send('DELETE', `${deployments}/web`);
    await simulator.clock.advance(60_000);

    const types = [];
    for (let count = 0; count < 5; count++)
      types.push((await watch.next())?.type);
    expect(types).toEqual(['ADDED', 'DELETED', 'ADDED', 'DELETED', 'BOOKMARK']);
    watch.close();
  });

  it('ends a watch at its time, and one from a version that is forgotten with 410', async () => {
    const timed = await client.watch(
      `${deployments}?watch=true&timeoutSeconds=30`,
    );
    await simulator.clock.advance(30_000);
    simulator.store.compact();
    const late = await client.watch(
      `${deployments}?watch=true&resourceVersion=1`,
    );

    expect(await timed.next()).toBeUndefined();
    expect(await late.next()).toMatchObject({
      type: 'ERROR',
      object: {
        code: 410,
        reason: 'Expired',
        message: expect.stringMatching(/^too old resource version: 1 \(\d+\)$/),
      },
    });
  });

  it('streams what is there on request, to its end mark', async () => {
    await create('web');
    const watch = await client.watch(
      `${deployments}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
    );

    expect(await watch.next()).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'web' } },
    });
    expect(await watch.next()).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
    watch.close();
  });
});
