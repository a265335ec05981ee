/** @jest-environment node */
import { KubernetesSimulator } from '../KubernetesSimulator';
import { aDeployment, aSimulator } from '../testUtils/aSimulator';
import { SimulatorClient } from '../testUtils/SimulatorClient';

const namespaces = '/api/v1/namespaces';
const deployments = '/apis/apps/v1/namespaces/default/deployments';

describe('control from outside', () => {
  let simulator: KubernetesSimulator;
  let client: SimulatorClient;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    ({ simulator, client, stop } = await aSimulator());
  });

  afterEach(() => stop());

  it('scripts a fault and takes it away', async () => {
    await client.send('POST', '/simulator/faults', {
      body: {
        match: { user: 'admin', path: 'limit=5$' },
        fault: { kind: 'status', code: 503 },
      },
    });
    const status = async (path: string) =>
      (await client.send('GET', path)).status;

    expect(await status(`${namespaces}?limit=5`)).toBe(503);
    expect(await status(namespaces)).toBe(200);
    await client.send('DELETE', '/simulator/faults');
    expect(await status(`${namespaces}?limit=5`)).toBe(200);
  });

  it('is reached while everything fails', async () => {
    simulator.faults.add({ fault: { kind: 'reset', when: 'before' } });

    expect((await client.send('DELETE', '/simulator/faults')).status).toBe(200);
  });

  it.each([
    ['{', 'a fault is a JSON object: { match?, fault, times? }'],
    [
      { fault: { kind: 'fire' } },
      'fault.kind must be one of latency, status, reset, drop-watch, half-open, gone',
    ],
    [{ fault: { kind: 'latency' } }, 'fault.ms must be a number'],
    [{ fault: { kind: 'gone' }, times: 'two' }, 'times must be a number'],
  ])('refuses the fault %j', async (body, message) => {
    expect(
      await client.send('POST', '/simulator/faults', { body }),
    ).toMatchObject({ status: 400, json: { message } });
  });

  it('breaks off the watches that are open', async () => {
    const watch = await client.watch(
      `${namespaces}?watch=true&resourceVersion=${simulator.store.resourceVersion}`,
    );
    await client.send('POST', '/simulator/dropped-watches');

    await expect(watch.next()).rejects.toThrow('aborted');
  });

  it('tells the requests but its own, and what they changed', async () => {
    await client.send('POST', deployments, { body: aDeployment('web') });
    await client.send('GET', deployments);

    const { json: all } = await client.send('GET', '/simulator/requests');
    expect(all.items).toMatchObject([{ verb: 'create' }, { verb: 'list' }]);
    const { json: changes } = await client.send(
      'GET',
      '/simulator/changes?resource=deployments&user=admin',
    );
    expect(changes.items).toMatchObject([
      { generation: 1, request: { verb: 'create' } },
    ]);
    await client.send('DELETE', '/simulator/requests');
    expect(simulator.requests.count()).toBe(0);
  });

  it.each([
    ['GET', '/simulator/weather', 404],
    ['PUT', '/simulator/faults', 405],
  ])('%s %s is answered with %i', async (method, path, status) => {
    expect((await client.send(method, path)).status).toBe(status);
  });

  it('is for who may everything', async () => {
    const reader = new SimulatorClient(simulator, 'slipway-reader');

    expect(await reader.send('GET', '/simulator/requests')).toMatchObject({
      status: 403,
      json: {
        message:
          'forbidden: User "slipway-reader" cannot get path "/simulator/requests"',
      },
    });
    reader.close();
  });
});
