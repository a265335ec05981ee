/** @jest-environment node */
import { AppsV1Api, CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { HttpClusterClient } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/client';
import { fixedToken } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/credentials';
import { TokenBucket } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/tokenBucket';
import { Transport } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/transport';
import { KubernetesSimulator } from './KubernetesSimulator';
import { resources } from './resources/resources';
import { aDeployment, aSimulator } from './testUtils/aSimulator';
import { SimulatorClient } from './testUtils/SimulatorClient';

const deployments = '/apis/apps/v1/namespaces/default/deployments';
const mergePatch = 'application/merge-patch+json';

describe('startSimulator', () => {
  let simulator: KubernetesSimulator;
  let client: SimulatorClient;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    ({ simulator, client, stop } = await aSimulator());
  });

  afterEach(() => stop());

  const create = (name: string) =>
    client.send('POST', deployments, { body: aDeployment(name) });

  it('serves the product’s own client: read, try, change, be refused', async () => {
    await create('web');
    const transport = new Transport({
      cluster: 'test',
      url: new URL(simulator.server),
      ca: Buffer.from(simulator.caData, 'base64').toString(),
    });
    const product = new HttpClusterClient({
      cluster: 'test',
      transport,
      credentials: fixedToken(simulator.tokens.admin ?? ''),
      userAgent: 'slipway/test',
      bucket: new TokenBucket(),
    });
    const ref = {
      group: 'apps',
      version: 'v1',
      plural: 'deployments',
      namespace: 'default',
      name: 'web',
    };
    const patch = [
      { op: 'test', path: '/metadata/generation', value: 1 },
      { op: 'replace', path: '/spec/replicas', value: 5 },
    ] as const;

    const tried = await product.patch(ref, patch, {
      fieldManager: 'slipway',
      dryRun: true,
    });
    const before = await product.get(ref);
    const changed = await product.patch(ref, patch, {
      fieldManager: 'slipway',
      dryRun: false,
    });

    expect([tried, before, changed]).toMatchObject([
      { spec: { replicas: 5 } },
      { spec: { replicas: 2 }, metadata: { generation: 1 } },
      { spec: { replicas: 5 }, metadata: { generation: 2 } },
    ]);
    await expect(
      product.patch(ref, patch, { fieldManager: 'slipway', dryRun: false }),
    ).rejects.toThrow(
      'test: cannot patch /apis/apps/v1/namespaces/default/deployments/web: the object is not as expected',
    );
    expect(
      await product.canI({
        verb: 'patch',
        group: 'apps',
        resource: 'deployments',
        namespace: 'default',
      }),
    ).toEqual({ allowed: true });
    expect(
      simulator.requests.effectiveChanges({ verb: 'patch' }),
    ).toMatchObject([{ generation: 2 }]);
    transport.close();
  });

  it('serves the official client by its kubeconfig', async () => {
    await create('web');
    const kubeconfig = new KubeConfig();
    kubeconfig.loadFromFile(simulator.kubeconfigPath);

    const { items } = await kubeconfig
      .makeApiClient(AppsV1Api)
      .listNamespacedDeployment({ namespace: 'default' });
    const nodes = await kubeconfig.makeApiClient(CoreV1Api).listNode();

    expect(items.map(({ metadata }) => metadata?.name)).toEqual(['web']);
    expect(items[0]?.metadata?.creationTimestamp).toEqual(
      new Date('2026-01-01'),
    );
    expect(nodes.items).toHaveLength(3);
  });

  it('lists in pages that are of one moment', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await create(name);
    const first = await client.send('GET', `${deployments}?limit=2`);
    await create('aa');
    await client.send('DELETE', `${deployments}/c`);
    const next = `${deployments}?limit=2&continue=${first.json.metadata.continue}`;
    const second = await client.send('GET', next);
    simulator.store.compact();
    await create('e');
    const late = await client.send('GET', next);

    expect(first.json.metadata.remainingItemCount).toBe(2);
    expect(second.json.items.map(({ metadata }) => metadata.name)).toEqual([
      'c',
      'd',
    ]);
    expect(second.json.metadata).toEqual({
      resourceVersion: first.json.metadata.resourceVersion,
    });
    expect(late).toMatchObject({ status: 410, json: { reason: 'Expired' } });
  });

  it('applies configurations: fields belong to managers, and go with them', async () => {
    const path = '/api/v1/namespaces/default/configmaps/settings';
    const apply = (manager: string, data: object, force = false) =>
      client.send(
        'PATCH',
        `${path}?fieldManager=${manager}${force ? '&force=true' : ''}`,
        {
          type: 'application/apply-patch+yaml',
          body: { apiVersion: 'v1', kind: 'ConfigMap', data },
        },
      );

    expect((await apply('one', { key: '1', own: '1' })).status).toBe(201);
    expect(await apply('two', { key: '2' })).toMatchObject({
      status: 409,
      json: {
        message: 'Apply failed with 1 conflict: conflict with "one": .data.key',
      },
    });
    expect((await apply('two', { key: '2' }, true)).json.data).toEqual({
      key: '2',
      own: '1',
    });
    expect((await apply('two', { other: '3' })).json.data).toEqual({
      own: '1',
      other: '3',
    });
  });

  it('scales by the subresource, and refuses what cannot be', async () => {
    await create('web');
    const scale = (replicas: number) =>
      client.send('PATCH', `${deployments}/web/scale`, {
        type: mergePatch,
        body: { spec: { replicas } },
      });

    expect((await scale(4)).json).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 4 },
      status: { selector: 'app=web' },
    });
    expect((await scale(-3)).json.message).toBe(
      'Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -3: must be greater than or equal to 0',
    );
    expect(
      simulator.store.get(resources.deployments, 'default', 'web')?.spec
        ?.replicas,
    ).toBe(4);
  });

  it('deletes a namespace with everything in it', async () => {
    await client.send('POST', '/api/v1/namespaces', {
      body: { metadata: { name: 'retail' } },
    });
    await client.send('POST', '/apis/apps/v1/namespaces/retail/deployments', {
      body: aDeployment('web'),
    });

    const ending = await client.send('DELETE', '/api/v1/namespaces/retail');

    expect(ending.json.status).toEqual({ phase: 'Terminating' });
    expect((await client.send('GET', '/api/v1/namespaces/retail')).status).toBe(
      404,
    );
    expect(simulator.store.list(resources.deployments)).toEqual([]);
  });

  it('compresses long answers where that is asked for, and sends no tables', async () => {
    for (let index = 0; index < 150; index++) await create(`web-${index}`);

    const zipped = await client.send('GET', deployments, {
      headers: { 'accept-encoding': 'gzip' },
    });
    const table = await client.send('GET', deployments, {
      headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
    });

    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.json.items).toHaveLength(150);
    expect(table.status).toBe(406);
  });
});
