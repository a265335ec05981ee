import { withPostgres } from 'sandbox';
import { Canaries } from './Canaries';
import { CanaryCluster } from './CanaryCluster';
import { CanaryPortal } from './CanaryPortal';
import type { Misbehaviour } from './EchoingProxy';

jest.setTimeout(180_000);

const misbehaviours: Misbehaviour[] = [
  ...[400, 401, 403, 404, 409, 410, 422, 429, 500, 503, 302],
  ...(['reset', 'torn', 'no JSON'] as const),
];

describe('secrets', () => {
  const postgres = withPostgres();

  describe('in every place that can hold one', () => {
    const canaries = new Canaries();
    let cluster: CanaryCluster;
    let portal: CanaryPortal;

    beforeAll(async () => {
      canaries.add('password of the database', postgres.server.password);
      cluster = await CanaryCluster.start(canaries);
      portal = await CanaryPortal.start({
        ...{ cluster, canaries },
        database: await postgres.createDatabase(),
      });
    });
    afterAll(async () => {
      await portal?.stop();
      await cluster?.stop();
    });

    const findAll = async () => {
      const sinks = await portal.collect();
      return [...sinks].flatMap(([sink, text]) =>
        canaries.find(text).map(found => `${sink}: ${found}`),
      );
    };

    it('S7: come out nowhere while pages are read and an operation succeeds', async () => {
      await portal.recordHistory();
      await portal.readAll();
      await portal.readAs(`Basic ${canaries.plant('password of nobody')}`);
      const { status, id } = await portal.submit(
        await portal.plan(),
        `the key was api_key=${canaries.plant('reason of a person')}, now gone`,
      );
      expect(status).toBe(202);
      expect(await portal.reach(id, 'end')).toBe('succeeded');
      await portal.cancel(id, `password: ${canaries.plant('reason to stop')}`);
      await portal.deliverNotices();
      cluster.deploy(canaries, '1.3.0');
      await portal.recordHistory();
      await portal.readAll();

      const sinks = await portal.collect();
      const isWhole = ['log', 'audit log', 'answers', 'database', 'signals'];
      expect(isWhole.filter(sink => !sinks.get(sink)?.length)).toEqual([]);
      expect(sinks.get('notifications')).toContain('Rollback of backend');
      expect(sinks.get('answers')).toContain('•••');
      expect(canaries.places.length).toBeGreaterThan(30);
      expect(await findAll()).toEqual([]);
    });

    it.each(misbehaviours)(
      'S7: come out nowhere where the API server answers every request with %s and all that it was sent',
      async how => {
        cluster.proxy.misbehave(how);
        await portal.readAll();
        await portal.plan();
        await portal.recordHistory();
        cluster.proxy.misbehave(undefined);
        expect(await findAll()).toEqual([]);
      },
    );

    it.each<Misbehaviour>([401, 403, 422, 500, 'reset', 'no JSON'])(
      'S7: come out nowhere where changing is answered with %s and all that it was sent',
      async how => {
        const { plan, planHash } = await portal.plan({
          kind: 'restart',
          input: {},
        });
        cluster.proxy.misbehave(
          how,
          ({ method, url = '' }) =>
            method === 'PATCH' && !url.includes('dryRun'),
        );
        const { status, id } = await portal.submit(
          { plan, planHash },
          'errors since the deploy',
        );
        expect(status).toBe(202);
        await portal.reach(id, 'retry');
        await portal.readAll();
        await portal.cancel(id, 'it does not answer');
        cluster.proxy.misbehave(undefined);
        await portal.reach(id, 'end');
        await portal.deliverNotices();
        await portal.readAll();
        expect(await findAll()).toEqual([]);
      },
    );

    it('S7: come out nowhere while the database restarts', async () => {
      const restarted = postgres.server.restart();
      await portal.readAll();
      await restarted;
      await portal.readAll();
      expect(await findAll()).toEqual([]);
    });
  });
});
