/** @jest-environment node */
import { KubernetesSimulator } from '../KubernetesSimulator';
import { aSimulator } from '../testUtils/aSimulator';
import { SimulatorClient } from '../testUtils/SimulatorClient';

const namespaces = '/api/v1/namespaces';
const retail = { metadata: { name: 'retail' } };

describe('faults', () => {
  let simulator: KubernetesSimulator;
  let client: SimulatorClient;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    ({ simulator, client, stop } = await aSimulator());
  });

  afterEach(() => stop());

  const isThere = async () =>
    (await client.send('GET', `${namespaces}/retail`)).status === 200;

  it('latency: answers once the clock has gone on', async () => {
    simulator.faults.add({ fault: { kind: 'latency', ms: 5000 }, times: 1 });
    let isAnswered = false;
    const answer = client.send('GET', namespaces).finally(() => {
      isAnswered = true;
    });
    while (simulator.requests.count() === 0) {
      await new Promise(setImmediate);
    }
    expect(isAnswered).toBe(false);
    await simulator.clock.advance(5000);

    expect((await answer).status).toBe(200);
  });

  it.each([
    [429, 'TooManyRequests', 7],
    [500, 'InternalError', undefined],
    [503, 'ServiceUnavailable', 1],
  ])(
    'status %s: refuses without acting, as often as scripted',
    async (code, reason, retryAfterSeconds) => {
      simulator.faults.add({
        match: { method: 'POST' },
        fault: { kind: 'status', code, retryAfterSeconds },
        times: 1,
      });

      const refused = await client.send('POST', namespaces, { body: retail });

      expect(refused).toMatchObject({
        status: code,
        json: { kind: 'Status', reason, code },
      });
      expect(refused.headers['retry-after']).toBe(
        retryAfterSeconds?.toString(),
      );
      expect(await isThere()).toBe(false);
      expect(
        (await client.send('POST', namespaces, { body: retail })).status,
      ).toBe(201);
    },
  );

  it.each([
    ['before', false],
    ['after', true],
  ] as const)('reset %s acting: gives no answer', async (when, expected) => {
    simulator.faults.add({
      match: { verb: 'create' },
      fault: { kind: 'reset', when },
    });

    await expect(
      client.send('POST', namespaces, { body: retail }),
    ).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await isThere()).toBe(expected);
  });

  it('gone: tells a list by its status, and a watch in its stream', async () => {
    simulator.faults.add({ fault: { kind: 'gone' }, times: 2 });

    const list = await client.send('GET', namespaces);
    const watch = await client.watch(`${namespaces}?watch=true`);

    expect(list).toMatchObject({ status: 410, json: { reason: 'Expired' } });
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410 },
    });
    expect(await watch.next()).toBeUndefined();
  });

  it('drop-watch: breaks a watch off that has begun', async () => {
    simulator.faults.add({
      match: { watch: true },
      fault: { kind: 'drop-watch' },
    });
    const watch = await client.watch(
      `${namespaces}?watch=true&resourceVersion=${simulator.store.resourceVersion}`,
    );

    await expect(watch.next()).rejects.toThrow('aborted');
  });

  it.each(['half-open', 'frozen'])(
    '%s: keeps a watch open and silent',
    async kind => {
      if (kind === 'half-open') {
        simulator.faults.add({
          match: { watch: true },
          fault: { kind: 'half-open' },
          times: 1,
        });
      }
      const address = `${namespaces}?watch=true&resourceVersion=${simulator.store.resourceVersion}`;
      const silent = await client.watch(address);
      if (kind === 'frozen') {
        simulator.faults.freezeWatches();
      }
      const lively = await client.watch(address);
      let isHeard = false;
      const heard = silent.next().then(
        () => {
          isHeard = true;
        },
        () => undefined,
      );
      await client.send('POST', namespaces, { body: retail });

      expect(await lively.next()).toMatchObject({ type: 'ADDED' });
      expect(isHeard).toBe(false);
      silent.close();
      lively.close();
      await heard;
    },
  );

  it('dropWatches and closeConnections: end what is open', async () => {
    const address = `${namespaces}?watch=true&resourceVersion=${simulator.store.resourceVersion}`;
    const dropped = await client.watch(address);
    simulator.faults.dropWatches();
    await expect(dropped.next()).rejects.toThrow('aborted');

    const closed = await client.watch(address);
    simulator.faults.closeConnections();
    await expect(closed.next()).rejects.toThrow(/aborted|ECONNRESET/);
    expect((await client.send('GET', namespaces)).status).toBe(200);
  });

  it('stopServer and startServer: unreachable, and back at the same address', async () => {
    await simulator.stopServer();
    await expect(client.send('GET', namespaces)).rejects.toThrow(
      'ECONNREFUSED',
    );

    await simulator.startServer();
    expect((await client.send('GET', namespaces)).status).toBe(200);
  });

  it('befall only what they are for, until they are taken away', async () => {
    const fault = { kind: 'status', code: 500 } as const;
    const remove = simulator.faults.add({
      match: { path: /limit=5/, user: 'admin', resource: 'namespaces' },
      fault,
    });

    const status = async (path: string) =>
      (await client.send('GET', path)).status;
    expect(await status(namespaces)).toBe(200);
    expect(await status(`${namespaces}?limit=5`)).toBe(500);
    remove();
    expect(await status(`${namespaces}?limit=5`)).toBe(200);
    simulator.faults.add({ fault });
    simulator.faults.clear();
    expect(await status(namespaces)).toBe(200);
  });
});
