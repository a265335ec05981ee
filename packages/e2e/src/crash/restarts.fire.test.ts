import { until } from '../controlPlane';
import { CrashBench } from './CrashBench';
import { expectOneEnd, type Evidence } from './evidence';
import type { GroundName } from './ground/Grounds';
import { holdEverywhere } from './heldOperations';
import { Outcomes } from './Outcomes';
import { outcomesOf } from './outcomesOf';
import { Portal } from './Portal';
import type { Replica } from './Replica';
import {
  chooseTrials,
  extent,
  groundsOf,
  inParts,
  isUnfinished,
  type Trial,
} from './trials';

jest.setTimeout(60 * 60_000);

const postgresTrials = chooseTrials('postgres', extent);
const cutOffTrials = chooseTrials('server', extent);

const outcomes = new Outcomes<Evidence>();

beforeAll(async () => {
  const cutOffParts = inParts(cutOffTrials);
  for (const [part, trials] of inParts(postgresTrials).entries()) {
    await withInstallation(groundsOf(trials), async installation => {
      await outcomes.keep(trials, () => restartPostgres(installation, trials));
      const others = cutOffParts[part]!;
      await outcomes.keep(others, () => cutOff(installation, others));
    });
  }
});

describe('PostgreSQL restarted', () => {
  it.each(postgresTrials)(
    '$subject.name at $boundary: it goes on (F12)',
    trial => {
      expectOneEnd(outcomes.of(trial));
    },
  );
});

describe('the platform cut off for a while, on Kubernetes by a killed API server', () => {
  it.each(cutOffTrials)('$subject.name at $boundary: it goes on', trial => {
    expectOneEnd(outcomes.of(trial));
  });

  it.each(cutOffTrials.filter(isUnfinished))(
    '$subject.name at $boundary: the operation tells it',
    trial => {
      const { events } = outcomes.of(trial);
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'retrying', state: 'unobservable' }),
      );
    },
  );
});

interface Installation {
  portal: Portal;
  replica: Replica;
}

async function withInstallation(
  grounds: readonly GroundName[],
  use: (installation: Installation) => Promise<void>,
) {
  const bench = await CrashBench.start(grounds);
  try {
    const portal = await Portal.open(bench, 'restarts');
    try {
      await use({ portal, replica: await portal.start('first') });
    } finally {
      await portal.close();
    }
  } finally {
    await bench.stop();
  }
}

async function restartPostgres(
  installation: Installation,
  trials: readonly Trial[],
) {
  const { portal } = installation;
  const held = await hold(installation, { trials, prefix: 'postgres' });
  const restart = portal.bench.postgres.restart();
  portal.gate.release();
  await restart;
  return outcomesOf(installation, held);
}

async function cutOff(installation: Installation, trials: readonly Trial[]) {
  const { portal } = installation;
  const { grounds } = portal.bench;
  const affected = grounds.names.map(name => grounds.of(name));
  const held = await hold(installation, { trials, prefix: 'server' });
  await Promise.all(affected.map(ground => ground.cutOff()));
  portal.gate.release();
  await until(
    'The operations noticing it',
    async () => {
      const states = await portal
        .knex('operations')
        .whereIn(
          'entity_ref',
          held
            .filter(({ trial }) => isUnfinished(trial))
            .map(({ call }) => call.entityRef),
        )
        .pluck('state');
      return states.every(state => state === 'unobservable');
    },
    { timeoutMs: 180_000 },
  );
  await Promise.all(affected.map(ground => ground.reconnect()));
  return outcomesOf(installation, held);
}

function hold(
  { portal, replica }: Installation,
  options: { trials: readonly Trial[]; prefix: string },
) {
  return holdEverywhere(portal, {
    ...options,
    replica: Promise.resolve(replica),
  });
}
