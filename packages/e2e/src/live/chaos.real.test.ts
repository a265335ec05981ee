import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { watchedKinds } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/model/kept';
import { defaultTiming } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/reflector/timing';
import { readAuditLog, until } from '../controlPlane';
import { TestCluster } from '../controlPlane/testCluster';
import { grantRoles } from '../operations/roles';
import { ConnectionProxy } from './ConnectionProxy';
import { Disturber } from './Disturber';
import { RealPicture } from './RealPicture';

jest.setTimeout(10 * 60_000);

const reader = 'slipway-reader';
const idleMs = 10_000;

let dataDirectory: string;
let cluster: TestCluster;
let proxy: ConnectionProxy;
let disturber: Disturber;
let seen: RealPicture;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'control-plane-'));
  cluster = await TestCluster.start(dataDirectory);
  await grantRoles(cluster.plane);
  proxy = await ConnectionProxy.start(cluster.plane.server);
  disturber = new Disturber(cluster);
  await disturber.prepare();
});

beforeEach(async () => {
  seen = await start();
  await equalsFreshList();
});

afterEach(() => seen?.stop());

afterAll(async () => {
  await proxy?.close();
  await cluster?.plane.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

const start = (timing = defaultTiming) =>
  RealPicture.start({
    plane: cluster.plane,
    server: proxy.url,
    reader,
    timing,
  });

/** Waits until the picture has every object of every kind as a list has it, and nothing besides. */
async function equalsFreshList() {
  await until('The same picture as a fresh list', async () => {
    const { kept, listed } = await seen.compare();
    return seen.status === 'synced' && isDeepStrictEqual(kept, listed);
  });
}

/** How often the product asked for a kind, at most, as the API server has written it down. */
async function countAsked(verb: 'list' | 'watch', since: Date) {
  const { plane } = cluster;
  await plane.auditLogIsCurrent();
  const events = await readAuditLog(plane.auditLogPath, { verb, user: reader });
  const begun = events.filter(
    ({ auditID, requestReceivedTimestamp }, index) =>
      new Date(requestReceivedTimestamp) >= since &&
      events.findIndex(each => each.auditID === auditID) === index,
  );
  return Math.max(
    ...watchedKinds.map(
      kind => begun.filter(each => each.objectRef?.resource === kind).length,
    ),
  );
}

it('equals a fresh list after its watches were dropped each second, and has not come back each second (F4)', async () => {
  const since = new Date();
  await proxy.dropEachSecond(20, () => disturber.disturb());
  await equalsFreshList();

  expect(await countAsked('list', since)).toBe(0);
  // Again after a half, 1, 2, 4 … s, at the soonest half of that: seven times in 20 s, and once when all is well.
  expect(await countAsked('watch', since)).toBeLessThanOrEqual(9);
});

it('equals a fresh list after the API server was killed and others had changed and deleted what they would (F4, F28)', async () => {
  const { plane } = cluster;
  await proxy.close();
  await disturber.disturb();
  await plane.stopApiServer('SIGKILL');
  await until('Being unreachable', async () => seen.status === 'unreachable');
  expect(seen.picture.health('production')).toMatchObject({
    since: expect.any(String),
    observedAt: expect.any(String),
  });
  await plane.startApiServer();
  await disturber.fade();
  await disturber.disturb();
  const since = new Date();
  await proxy.open();
  await equalsFreshList();

  // The new API server does not know the versions of the old one any more.
  expect(await countAsked('list', since)).toBeLessThanOrEqual(2);
  expect(await countAsked('watch', since)).toBeLessThanOrEqual(4);
});

it('equals a fresh list after its connections were half-open, as soon as they were silent for too long (F4)', async () => {
  seen.stop();
  seen = await start({ ...defaultTiming, idleMs });
  await equalsFreshList();
  const since = new Date();
  proxy.freeze();
  await disturber.disturb();
  await equalsFreshList();

  const silences = Math.ceil((Date.now() - since.getTime()) / idleMs);
  expect(await countAsked('list', since)).toBeLessThanOrEqual(silences);
  expect(await countAsked('watch', since)).toBeLessThanOrEqual(silences + 1);
});
