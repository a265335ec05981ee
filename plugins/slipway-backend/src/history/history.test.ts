import {
  ActivityItem,
  activityPageSchema,
  knownFact,
  Revision,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { anAutoscaling } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { aWorkload } from '../testUtils/FakeLiveState';
import { as } from '../testUtils/people';
import { pollFor } from '../testUtils/pollFor';
import { submit } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const page = '/services/default/component/backend';
const key = 'production/retail-cluster';

const aRevision = (
  number: number,
  parts: Partial<Revision> = {},
): Revision => ({
  revision: String(number),
  name: `backend-${number}`,
  createdAt: `2026-01-0${number}T00:00:00.000Z`,
  current: false,
  version: `1.${number}.0`,
  images: [],
  madeBy: { known: false, reason: 'none-recorded', message: 'Not recorded' },
  imageAvailable: { known: false, reason: 'not-configured', message: 'None' },
  ...parts,
});

const kubectl = knownFact('kubectl-set', {
  source: 'Deployment/backend',
  observedAt: '2026-01-01T00:00:00.000Z',
});

describe('the past of a service', () => {
  const databases = withDatabase();
  const backends: TestBackend[] = [];
  let revisions: Revision[];
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });

  const start = async (
    options: Partial<Parameters<typeof aBackend>[0]> = {},
  ) => {
    revisions = [aRevision(1), aRevision(2)];
    const backend = await aBackend({
      database: options.database ?? (await databases.create()),
      platform: { listRevisions: async () => revisions },
      ...options,
    });
    backends.push(backend);
    ['staging/retail-cluster', 'production/west'].forEach(other =>
      show(backend, [], other),
    );
    return backend;
  };

  const show = (backend: TestBackend, workloads: Workload[], at = key) =>
    backend.liveState.observations.set(at, {
      status: 'observed',
      observedAt: new Date().toISOString(),
      workloads,
    });

  const running = (number: number, parts: Partial<Workload> = {}) => {
    revisions = revisions.map(it => ({
      ...it,
      current: it.revision === String(number),
    }));
    const { createdAt, version } = revisions.find(({ current }) => current)!;
    return aWorkload({
      version,
      revision: { revision: String(number), createdAt, madeBy: kubectl },
      ...parts,
    });
  };

  const record = (backend: TestBackend) => backend.runTask('slipway-history');

  const list = async (backend: TestBackend, query = '', who = as.owner) => {
    const { body } = await backend.get(`${page}/activity${query}`, who);
    return activityPageSchema.parse(body);
  };
  const words = (items: ActivityItem[]) =>
    items.map(item =>
      item.type === 'change'
        ? [item.change.kind, item.change.from, item.change.to]
        : [item.operation.kind],
    );

  it('begins with the revisions that are kept, and twice is as once', async () => {
    const backend = await start();
    show(backend, [running(2)]);
    await record(backend);
    await record(backend);
    const { items } = await list(backend);
    expect(words(items)).toEqual([
      ['deployed', '1.1.0', '1.2.0'],
      ['deployed', undefined, '1.1.0'],
    ]);
    expect(items[0]).toMatchObject({
      at: '2026-01-02T00:00:00.000Z',
      change: { madeBy: { value: 'kubectl-set' }, revision: '2' },
    });
  }, 60_000);

  it('begins with a revision that is run again as a rollback of the past', async () => {
    const backend = await start();
    revisions = [aRevision(2), { ...aRevision(1), revision: '3' }];
    const again = '2026-01-05T00:00:00.000Z';
    show(backend, [
      running(3, {
        revision: { revision: '3', createdAt: again, madeBy: kubectl },
      }),
    ]);
    await record(backend);
    const { items } = await list(backend);
    expect(words(items)).toEqual([
      ['rolled-back', '1.2.0', '1.1.0'],
      ['deployed', '1.1.0', '1.2.0'],
      ['deployed', undefined, '1.1.0'],
    ]);
    expect(items[0]).toMatchObject({
      at: again,
      change: { madeBy: { value: 'kubectl-set' } },
    });
    expect(items[2]).toMatchObject({ change: { madeBy: { known: false } } });
  }, 60_000);

  it('two replicas at once write nothing twice', async () => {
    const database = await databases.create();
    const [one, two] = [await start({ database }), await start({ database })];
    for (const number of [1, 2]) {
      const workload = running(number);
      show(one, [workload]);
      show(two, [workload]);
      await Promise.all([record(one), record(two)]);
    }
    const { items } = await list(one);
    expect(words(items)).toEqual([
      ['rolled-back', '1.1.0', '1.2.0'],
      ['deployed', '1.1.0', '1.2.0'],
      ['deployed', undefined, '1.1.0'],
    ]);
  }, 60_000);

  it('sees what changes, and tells the pages of it', async () => {
    const backend = await start();
    show(backend, [running(2)]);
    await record(backend);

    const three = aRevision(3);
    revisions = [...revisions, three];
    show(backend, [running(3)]);
    await record(backend);
    show(backend, [running(3, { paused: true })]);
    await record(backend);
    show(backend, [running(3)]);
    await record(backend);
    show(backend, [
      running(3, { replicas: { ...aWorkload().replicas, desired: 5 } }),
    ]);
    await record(backend);
    revisions = [aRevision(3), { ...aRevision(2), revision: '4' }];
    show(backend, [
      running(4, { replicas: { ...aWorkload().replicas, desired: 5 } }),
    ]);
    await record(backend);
    show(backend, []);
    await record(backend);

    const { items } = await list(backend);
    expect(words(items)).toEqual([
      ['removed', '1.2.0', undefined],
      ['rolled-back', '1.3.0', '1.2.0'],
      ['scaled', '3', '5'],
      ['resumed', undefined, undefined],
      ['paused', undefined, undefined],
      ['deployed', '1.2.0', '1.3.0'],
      ['deployed', '1.1.0', '1.2.0'],
      ['deployed', undefined, '1.1.0'],
    ]);
    const { body } = await backend.get(page, as.owner).expect(200);
    const told = new Set(backend.signals.map(({ message }) => message.id));
    expect([...told]).toEqual([body.signalId]);
  }, 60_000);

  it('notices at once what changes before the eyes of somebody', async () => {
    const backend = await start();
    show(backend, [running(2)]);
    await record(backend);
    await backend.get(page, as.owner).expect(200);
    revisions = [...revisions, aRevision(3)];
    show(backend, [running(3)]);
    backend.liveState.change(key);
    const { items } = await pollFor('the change', async () => {
      const found = await list(backend);
      return found.items.length === 3 && found;
    });
    expect(words(items)[0]).toEqual(['deployed', '1.2.0', '1.3.0']);
  }, 60_000);

  it('a workload that comes after the first look has appeared', async () => {
    const backend = await start();
    show(backend, []);
    await record(backend);
    revisions = [aRevision(1)];
    show(backend, [running(1)]);
    await record(backend);
    expect(words((await list(backend)).items)).toEqual([
      ['appeared', undefined, '1.1.0'],
    ]);
  }, 60_000);

  it('F28: a target that cannot be reached has lost nothing', async () => {
    const backend = await start();
    show(backend, [running(2)]);
    await record(backend);
    const before = (await list(backend)).items;
    backend.liveState.observations.set(key, {
      status: 'unknown',
      reason: 'unreachable',
      message: 'No answer',
    });
    await record(backend);
    expect((await list(backend)).items).toEqual(before);
    show(backend, [running(2)]);
    await record(backend);
    expect((await list(backend)).items).toEqual(before);
  }, 60_000);

  it('an autoscaler that scales is no change', async () => {
    const backend = await start();
    const scaledTo = (desired: number) =>
      running(2, {
        autoscaling: anAutoscaling(),
        replicas: { ...aWorkload().replicas, desired },
      });
    show(backend, [scaledTo(3)]);
    await record(backend);
    show(backend, [scaledTo(7)]);
    await record(backend);
    expect((await list(backend)).items).toHaveLength(2);
  }, 60_000);

  it('what an operation has done is there once: as the operation', async () => {
    const backend = await start();
    show(backend, [running(2)]);
    await record(backend);
    const { id } = await submit(backend);
    revisions = [aRevision(2), { ...aRevision(1), revision: '3' }];
    show(backend, [
      running(3, {
        revision: {
          revision: '3',
          createdAt: new Date().toISOString(),
          madeBy: { ...kubectl, value: `Slipway operation ${id}` },
        },
      }),
    ]);
    await record(backend);
    expect(words((await list(backend)).items)).toEqual([
      ['rollback'],
      ['deployed', '1.1.0', '1.2.0'],
      ['deployed', undefined, '1.1.0'],
    ]);
  }, 60_000);

  it('pages stably, also when something happens meanwhile', async () => {
    const backend = await start();
    show(backend, [running(2)]);
    await record(backend);
    await submit(backend);
    const whole = (await list(backend)).items;
    const first = await list(backend, '?limit=2');
    await submit(backend);
    const second = await list(backend, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(whole);
    expect(second.nextCursor).toBe(undefined);
  }, 60_000);
});
