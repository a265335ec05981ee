import { JsonObject } from '@backstage/types';
import { Clusters } from '../clusters/cluster';
import { KeptPod } from '../model/kept';
import { trimByKind } from '../model/trim';
import { quickTiming, someClusters } from '../testUtils/aPicture';
import { eventually } from '../testUtils/eventually';
import { FakeApiServer } from '../testUtils/FakeApiServer';
import {
  aRawDeployment,
  aRawPod,
  aRawReplicaSet,
} from '../testUtils/rawObjects';
import { ObjectChange, ObjectStore } from './ObjectStore';
import { pause } from './pause';
import { Reflector } from './Reflector';

const replicaSet = aRawReplicaSet(aRawDeployment());
const pod = (name: string, restarts = 0) =>
  aRawPod(replicaSet, { name, restarts });

describe('Reflector', () => {
  let server: FakeApiServer;
  let clusters: Clusters;
  let store: ObjectStore<KeptPod>;
  let reflector: Reflector<KeptPod>;
  let changes: ObjectChange<KeptPod>[];

  beforeEach(async () => {
    server = await FakeApiServer.start();
    clusters = await someClusters(server.url);
    changes = [];
  });

  afterEach(async () => {
    reflector.stop();
    clusters.get('retail-cluster').close();
    await server.stop();
  });

  function reflect(timing = quickTiming, wait = pause) {
    store = new ObjectStore<KeptPod>({ indexLabels: false });
    reflector = new Reflector<KeptPod>({
      cluster: 'retail-cluster',
      client: clusters.get('retail-cluster').reader,
      collection: { group: '', version: 'v1', plural: 'pods', namespace: '' },
      trim: trimByKind.pods,
      store,
      timing,
      pause: wait,
      onChanges: some => changes.push(...some),
      onVersion() {},
      onState() {},
    });
    reflector.start();
  }

  const equalsList = () => {
    const listed = server.list('pods').map(trimByKind.pods);
    const kept = listed.map(({ name }) => store.find('production', name));
    return (
      store.size === listed.length &&
      JSON.stringify(kept) === JSON.stringify(listed)
    );
  };
  const isSynced = () => reflector.state.status === 'synced';
  const follows = () => isSynced() && server.openWatches === 1 && equalsList();

  it('lists in pages of 500, once, and watches once from there', async () => {
    server.put(
      'pods',
      ...Array.from({ length: 1_201 }, (_, at) => pod(`pod-${at}`)),
    );
    reflect();
    await eventually(follows, 'the picture is complete');

    expect(store.size).toBe(1_201);
    expect(
      server.requests.map(({ verb, query }) => [verb, query.get('limit')]),
    ).toEqual([
      ['list', '500'],
      ['list', '500'],
      ['list', '500'],
      ['watch', null],
    ]);
    expect(server.requests.at(-1)?.query.get('allowWatchBookmarks')).toBe(
      'true',
    );
    expect(server.requests.at(-1)?.query.get('resourceVersion')).toBe(
      String(server.version),
    );
  });

  it('follows what is added, changed and deleted, and says nothing of what is not shown', async () => {
    reflect();
    await eventually(follows, 'it is synced');
    server.put('pods', pod('a'));
    server.put('pods', pod('a'));
    server.put('pods', pod('a', 1));
    server.remove('pods', 'production', 'a');
    await eventually(() => changes.length === 3, 'three changes');

    expect(
      changes.map(({ before, after }) => [before?.name, after?.name]),
    ).toEqual([
      [undefined, 'a'],
      ['a', 'a'],
      ['a', undefined],
    ]);
    expect(store.size).toBe(0);
  });

  it('takes a dropped watch up again from the last version, without listing (F4)', async () => {
    server.put('pods', pod('a'));
    reflect();
    await eventually(follows, 'it is synced');
    server.dropWatches();
    server.put('pods', pod('b'));
    server.remove('pods', 'production', 'a');
    await eventually(follows, 'it has caught up');

    expect(store.inNamespace('production').map(({ name }) => name)).toEqual([
      'b',
    ]);
    expect(server.count('list')).toBe(1);
  });

  it('lists again after 410 and takes out what was deleted meanwhile (F4)', async () => {
    server.put('pods', pod('a'), pod('b'), pod('c'));
    reflect();
    await eventually(follows, 'it is synced');
    server.script = request =>
      request.verb === 'watch' ? { status: 500 } : undefined;
    server.dropWatches();
    server.remove('pods', 'production', 'b');
    server.put('pods', pod('a', 3));
    server.compact();
    server.script = () => undefined;
    await eventually(follows, 'it equals a fresh list');

    expect(
      store
        .inNamespace('production')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['a', 'c']);
    expect(server.count('list')).toBe(2);
  });

  it('lists in one piece when the snapshot behind the pages has expired', async () => {
    server.put(
      'pods',
      ...Array.from({ length: 700 }, (_, at) => pod(`pod-${at}`)),
    );
    server.script = request =>
      request.query.has('continue')
        ? { status: 410, body: { code: 410, reason: 'Expired' } }
        : undefined;
    reflect();
    await eventually(follows, 'the picture is complete');

    expect(server.requests.map(({ query }) => query.get('limit'))).toEqual([
      '500',
      '500',
      null,
      null,
    ]);
  });

  it('drops a half-open watch after the idle time, and a bookmark keeps it (F4)', async () => {
    server.put('pods', pod('a'));
    reflect({ ...quickTiming, idleMs: 150 });
    await eventually(follows, 'it is synced');
    server.bookmark();
    const isTaken = () => reflector.version === String(server.version);
    await eventually(isTaken, 'the bookmark is taken');

    server.isFrozen = true;
    server.put('pods', pod('b'));
    await eventually(
      () => reflector.state.status === 'stale',
      'it says that it is stale',
    );
    expect(reflector.state).toMatchObject({
      since: new Date(reflector.lastContactAt!).toISOString(),
      message: 'the watch was silent for 0.15 s',
    });
    server.isFrozen = false;
    await eventually(follows, 'it has caught up');
    expect(server.count('list')).toBe(2);
  });

  it('waits as long as Retry-After says (F3)', async () => {
    let refused = 0;
    server.script = ({ verb }) =>
      verb === 'list' && refused++ === 0
        ? { status: 429, headers: { 'retry-after': '30' } }
        : undefined;
    const waits: number[] = [];
    reflect(quickTiming, async ms => {
      waits.push(ms);
    });
    await eventually(follows, 'it is synced');

    expect(waits).toEqual([expect.any(Number)]);
    expect(waits[0]).toBeGreaterThanOrEqual(30_000);
    expect(server.count('list')).toBe(2);
  });

  it('says since when the server is unreachable, and recovers (F28)', async () => {
    server.put('pods', pod('a'));
    reflect();
    await eventually(follows, 'it is synced');
    await server.stop();
    await eventually(
      () => reflector.state.status === 'unreachable',
      'it is unreachable',
    );
    const since = 'since' in reflector.state ? reflector.state.since : '';
    expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
    expect(store.size).toBe(1);

    server.remove('pods', 'production', 'a');
    await server.start();
    await eventually(follows, 'it is synced again');
    expect(store.size).toBe(0);
  });

  it.each<[string, JsonObject]>([
    ['torn', { status: 200, torn: true }],
    ['500', { status: 500 }],
    ['not JSON objects', { status: 204 }],
  ])(
    'is unreachable until the first list succeeds: answers that are %s',
    async (_, answer) => {
      server.script = () => answer as never;
      reflect();
      await eventually(
        () => reflector.state.status === 'unreachable',
        'it says so',
      );
      server.script = () => undefined;
      await eventually(follows, 'it recovers');
      expect(reflector.state).toEqual({ status: 'synced' });
    },
  );

  it('names the right that is missing and notices when it is given', async () => {
    const message = 'User "reader" cannot list resource "pods"';
    server.script = () => ({ status: 403, body: { code: 403, message } });
    reflect();
    await eventually(
      () => reflector.state.status === 'no-access',
      'it says so',
    );
    expect(reflector.state).toMatchObject({
      message: expect.stringContaining(message),
    });
    server.script = () => undefined;
    await eventually(follows, 'it recovers');
  });

  it('comes back slower and slower to a server that drops every watch, and keeps nothing of it', async () => {
    server.put('pods', pod('a'));
    reflect({
      ...quickTiming,
      healthyMs: 10_000,
      backoff: { firstMs: 1, maxMs: 4 },
    });
    await eventually(follows, 'it is synced');
    const before = { watches: server.count('watch'), size: store.size };
    for (let cycles = 0; cycles < 1_000; cycles++) {
      server.put('pods', pod('a', cycles), pod(`extra-${cycles}`));
      server.remove('pods', 'production', `extra-${cycles}`);
      if (cycles % 50 === 0) server.compact();
      if (cycles % 10 === 0) {
        server.dropWatches();
        await eventually(follows, 'it is back');
      }
    }
    await eventually(follows, 'it has caught up');

    expect(store.size).toBe(before.size);
    expect(server.openWatches).toBe(1);
    expect(server.count('watch') - before.watches).toBeLessThanOrEqual(200);
  });

  it('ends its watch when it is stopped, and waits for nothing more', async () => {
    const waits: number[] = [];
    reflect(quickTiming, async ms => {
      waits.push(ms);
    });
    await eventually(follows, 'it is synced');
    reflector.stop();
    await eventually(() => server.openWatches === 0, 'the watch is closed');

    expect(waits).toEqual([]);
    expect(reflector.state).toEqual({ status: 'synced' });
  });
});
