import {
  Datastore,
  knownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { aDatastore } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { aComponent } from '../../testUtils/aBackend';
import { openHistory } from '../../testUtils/openHistory';
import { withDatabase } from '../../testUtils/withDatabase';

const begin = Date.parse('2026-01-15T00:00:00.000Z');
const MINUTE = 60_000;

describe('a round of data stores', () => {
  const databases = withDatabase();
  const open = async (
    options: Partial<Parameters<typeof openHistory>[0]> = {},
  ) => openHistory({ database: await databases.create(), begin, ...options });

  const show = (
    { liveState }: Awaited<ReturnType<typeof open>>,
    observedAt: number,
    ...datastores: Datastore[]
  ) =>
    liveState.observations.set('production/retail-cluster', {
      status: 'observed',
      observedAt: new Date(observedAt).toISOString(),
      workloads: [],
      datastores,
    });
  const retailPg = (restorableTo?: number) =>
    aDatastore({
      latestRestorable: {
        ...aDatastore().latestRestorable,
        local:
          restorableTo === undefined
            ? unknownFact('no-access', 'AccessDenied')
            : knownFact(new Date(restorableTo).toISOString(), {
                source: 'test',
                observedAt: new Date(begin).toISOString(),
              }),
      },
    });
  const place = {
    entity_ref: 'component:default/backend',
    environment: 'production',
    target: 'retail-cluster',
    datastore: 'db-instance.retail-pg',
  };

  it('of 1,000 makes 5 queries, and asks nobody else', async () => {
    const entities = Array.from({ length: 1000 }, (_, index) =>
      aComponent(`store-${index}`, { kind: 'Resource' }),
    );
    const opened = await open({ entities });
    const { history, statements, liveState, count } = opened;
    show(opened, begin, retailPg(begin));
    await history.recorder.runRound();
    expect(await count('recovery_series')).toBe(1000);
    const { upstreamCalls } = liveState;
    statements.length = 0;
    await history.recorder.runRound();
    const ofRecovery = statements.filter(sql => sql.includes('recovery_'));
    expect(ofRecovery).toHaveLength(2);
    expect(statements.length).toBeLessThanOrEqual(5);
    expect(liveState.upstreamCalls).toBe(upstreamCalls);
  }, 120_000);

  it('leaves a gap where it is not known, or the picture is old (F27)', async () => {
    const opened = await open({});
    const { history, clock } = opened;
    const rounds: [number, Datastore][] = [
      [begin, retailPg(begin - 5 * MINUTE)],
      [begin + 60 * MINUTE, retailPg()],
      [begin + 60 * MINUTE, retailPg(begin)],
      [begin + 180 * MINUTE, retailPg(begin + 170 * MINUTE)],
    ];
    for (const [index, [observedAt, datastore]] of rounds.entries()) {
      clock.now = begin + index * 60 * MINUTE;
      show(opened, observedAt, datastore);
      await history.recorder.runRound();
    }
    const { samples } = await history.recovery.read(place, {
      days: 1,
      now: clock.now,
    });
    expect(
      samples.map(({ at, rpoSeconds }) => [
        (Date.parse(at) - begin) / MINUTE,
        rpoSeconds,
      ]),
    ).toEqual([
      [0, { local: 300 }],
      [180, { local: 600 }],
    ]);
  }, 60_000);

  it('brings in the past of one once, when it is first seen, and goes on where it cannot be read', async () => {
    const asked: string[] = [];
    const opened = await open({
      recoveryPast: {
        read: async ({ name }) => {
          asked.push(name);
          if (name !== 'retail-pg') {
            throw new Error('No file');
          }
          return [-180, -120, 600].map(minutes => ({
            at: new Date(begin + minutes * MINUTE).toISOString(),
            rpoSeconds: { local: 240 - minutes, region: 7200 },
          }));
        },
      },
    });
    const { history, clock, count } = opened;
    const other = { ...retailPg(begin), id: 'x', name: 'customer-db' };
    show(opened, begin, retailPg(begin), other);
    await history.recorder.runRound();
    clock.now += MINUTE;
    await history.recorder.runRound();
    expect(asked).toEqual(['retail-pg', 'customer-db']);
    expect(await count('recovery_series')).toBe(2);
    const { samples } = await history.recovery.read(place, {
      days: 1,
      now: clock.now,
    });
    expect(samples.map(it => it.rpoSeconds)).toEqual([
      { local: 420, region: 7200 },
      { local: 360, region: 7200 },
      { local: 60 },
    ]);
  }, 60_000);
});
