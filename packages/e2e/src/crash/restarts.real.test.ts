import { until } from '../controlPlane';
import { CrashBench } from './CrashBench';
import { collectEvidence, expectOneEnd, type Evidence } from './evidence';
import { holdEverywhere, type HeldOperation } from './heldOperations';
import { Portal } from './Portal';
import type { Replica } from './Replica';
import { boundariesOf, rollback } from './subjects';

jest.setTimeout(10 * 60_000);

const boundaries = boundariesOf(rollback.kind);
/** Those at which the API server has still to be asked for something. */
const unfinished = boundaries.slice(
  0,
  boundaries.findLastIndex(boundary => boundary.endsWith(':looked')),
);

let bench: CrashBench;
let portal: Portal;
let replica: Replica;

beforeAll(async () => {
  bench = await CrashBench.start();
  portal = await Portal.open(bench, 'restarts');
  replica = await portal.start('first');
});

afterAll(async () => {
  await portal?.close();
  await bench?.stop();
});

const hold = (prefix: string) =>
  holdEverywhere(portal, {
    subject: rollback,
    replica: Promise.resolve(replica),
    prefix,
  });

/** Waits for the ends, and collects what is known, by boundary. */
async function outcomesOf(
  held: readonly HeldOperation[],
): Promise<Map<string, Evidence>> {
  const calls = held.map(({ call }) => call);
  await portal.ended(calls.map(({ entityRef }) => entityRef));
  const options = { subject: rollback, replica };
  const evidence = await collectEvidence(portal, calls, options);
  return new Map(
    held.map(({ boundary }, index) => [boundary, evidence[index]!]),
  );
}

describe('PostgreSQL restarted (F12)', () => {
  let outcomes: Map<string, Evidence>;

  beforeAll(async () => {
    const held = await hold('postgres');
    const restart = bench.postgres.restart();
    portal.gate.release();
    await restart;
    outcomes = await outcomesOf(held);
  });

  it.each(boundaries)('with an operation at %s, which goes on', boundary => {
    expectOneEnd(outcomes.get(boundary)!, rollback);
  });
});

describe('the API server killed and started again', () => {
  let outcomes: Map<string, Evidence>;

  beforeAll(async () => {
    const { plane } = bench.cluster;
    const held = await hold('server');
    await plane.stopApiServer('SIGKILL');
    portal.gate.release();
    await until('The operations noticing it', async () => {
      const states = await portal
        .knex('operations')
        .whereIn(
          'entity_ref',
          held
            .filter(({ boundary }) => unfinished.includes(boundary))
            .map(({ call }) => call.entityRef),
        )
        .pluck('state');
      return states.every(state => state === 'unobservable');
    });
    await plane.startApiServer();
    outcomes = await outcomesOf(held);
  });

  it.each(boundaries)('with an operation at %s, which goes on', boundary => {
    expectOneEnd(outcomes.get(boundary)!, rollback);
  });

  it.each(unfinished)('is told by an operation at %s', boundary => {
    const { events } = outcomes.get(boundary)!;
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'retrying', state: 'unobservable' }),
    );
  });
});
