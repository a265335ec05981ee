import { ServerResponse } from 'node:http';
import { quickTiming } from '../testUtils/aPicture';
import { eventually } from '../testUtils/eventually';
import { send } from '../testUtils/fakeRequests';
import {
  aRawDeployment,
  aRawPod,
  aRawReplicaSet,
} from '../testUtils/rawObjects';
import { ReflectedPods } from '../testUtils/ReflectedPods';

const pod = aRawPod(aRawReplicaSet(aRawDeployment()));

describe('what a reflector knows of its server', () => {
  let pods: ReflectedPods;

  beforeEach(async () => {
    pods = await ReflectedPods.create();
    pods.server.put('pods', pod);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await pods.stop();
  });

  const untilLater = (than: number) =>
    eventually(() => Date.now() > than, 'time goes by');

  /** Starts it with waits that only being woken ends. @returns what wakes it of each */
  function startHeld(): AbortSignal[] {
    const waits: AbortSignal[] = [];
    const backoff = { firstMs: 1_000, maxMs: 1_000_000 };
    pods.start({
      timing: { ...quickTiming, backoff },
      pause: (_, signal) => {
        waits.push(signal!);
        return new Promise(resolve => {
          signal?.addEventListener('abort', () => resolve());
        });
      },
    });
    return waits;
  }

  it('is no younger for a watch that was opened and tells nothing (F5)', async () => {
    pods.start();
    await eventually(pods.follows, 'it is synced');
    const heardAt = pods.reflector.lastContactAt ?? 0;
    await untilLater(heardAt);
    pods.server.dropWatches();
    await eventually(
      () => pods.server.count('watch') === 2 && pods.follows(),
      'it is watched again',
    );
    expect(pods.reflector.lastContactAt).toBe(heardAt);

    pods.server.bookmark();
    await eventually(
      () => pods.reflector.lastContactAt !== heardAt,
      'the bookmark is taken',
    );
  });

  it('is as old as the beginning of a list, however long it takes (F5)', async () => {
    let held: ServerResponse | undefined;
    pods.server.script = ({ verb }) =>
      verb === 'list'
        ? { status: 200, respond: response => (held = response) }
        : undefined;
    pods.start();
    await eventually(() => held !== undefined, 'it is asked for');
    const askedAt = Date.now();
    await untilLater(askedAt);
    const metadata = { resourceVersion: String(pods.server.version) };
    send(held!, 200, { items: pods.server.list('pods'), metadata });
    await eventually(pods.follows, 'it is synced');

    expect(pods.reflector.lastContactAt).toBeLessThanOrEqual(askedAt);
  });

  it('does not make it come back sooner than it was asked to (F3)', async () => {
    pods.server.script = () => ({
      status: 429,
      headers: { 'retry-after': '30' },
    });
    const waits = startHeld();
    await eventually(() => waits.length === 1, 'it waits');
    pods.reflector.retryNow();

    expect(pods.reflector.state.status).toBe('unreachable');
    expect(waits[0]?.aborted).toBe(false);
    expect(pods.server.requests).toHaveLength(1);
  });

  it('does not make it come back again and again for others that come through (F4)', async () => {
    pods.server.script = () => ({ status: 500 });
    const waits = startHeld();
    await eventually(() => waits.length === 1, 'it waits');
    pods.reflector.retryNow();
    await eventually(() => waits.length === 2, 'it waits again');
    pods.reflector.retryNow();

    expect(waits.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(pods.server.requests).toHaveLength(2);
  });

  it('lets no server keep it away for longer than ten minutes (F3)', async () => {
    let refused = 0;
    pods.server.script = () =>
      refused++ === 0
        ? { status: 429, headers: { 'retry-after': '9999999999' } }
        : undefined;
    const waits: number[] = [];
    pods.start({
      pause: async ms => {
        waits.push(ms);
      },
    });
    await eventually(pods.follows, 'it is synced');

    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(600_000);
    expect(waits[0]).toBeLessThanOrEqual(600_000 + quickTiming.backoff.maxMs);
  });

  it('is nothing where a server refuses the version: it lists again (F4)', async () => {
    pods.start();
    await eventually(pods.follows, 'it is synced');
    const refused = pods.server.version;
    pods.server.script = ({ verb, query }) =>
      verb === 'watch' && query.get('resourceVersion') === String(refused)
        ? { status: 400 }
        : undefined;
    pods.server.dropWatches();
    pods.server.put('pods', pod);
    await eventually(
      () => pods.follows() && pods.server.count('list') === 2,
      'it is synced again',
    );

    expect(Number(pods.reflector.version)).toBeGreaterThan(refused);
  });

  it('does not depend on a clock that is set back (F4)', async () => {
    const waits: number[] = [];
    pods.start({
      timing: { ...quickTiming, healthyMs: 0 },
      random: () => 1,
      pause: async ms => {
        waits.push(ms);
      },
    });
    await eventually(pods.follows, 'it is synced');
    let now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => (now -= 1_000));
    while (waits.length < 5) {
      const { length } = waits;
      pods.server.dropWatches();
      while (waits.length === length || !pods.follows()) {
        await new Promise(setImmediate);
      }
    }
    expect(new Set(waits)).toEqual(new Set([quickTiming.backoff.firstMs]));
  });
});
