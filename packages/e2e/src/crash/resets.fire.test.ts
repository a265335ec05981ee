import { CrashBench } from './CrashBench';
import { expectOneEnd, type Evidence } from './evidence';
import { holdEverywhere } from './heldOperations';
import { Outcomes } from './Outcomes';
import { outcomesOf } from './outcomesOf';
import { Portal } from './Portal';
import {
  chooseTrials,
  extent,
  groundsOf,
  inParts,
  isUnfinished,
  type Trial,
} from './trials';

jest.setTimeout(60 * 60_000);

const trials = chooseTrials('reset', extent);
interface Outcome {
  evidence: Evidence;
  /** Whether a request about its workload met the fault. */
  wasReset: boolean;
}

const outcomes = new Outcomes<Outcome>();

beforeAll(async () => {
  for (const part of inParts(trials)) {
    await outcomes.keep(part, () => loseNextAnswers(part));
  }
});

describe('the connection reset after the next request was sent', () => {
  it.each(trials)('$subject.name at $boundary: it goes on (F1)', trial => {
    const { evidence, wasReset } = outcomes.of(trial);
    expect(wasReset || !isUnfinished(trial)).toBe(true);
    expectOneEnd(evidence);
  });
});

/** Whatever is asked next about the workload of an operation reaches its platform, and is never answered. */
async function loseNextAnswers(
  part: readonly Trial[],
): Promise<Map<Trial, Outcome>> {
  const bench = await CrashBench.start(groundsOf(part));
  const portal = await Portal.open(bench, 'resets');
  try {
    const replica = await portal.start('first', { behindProxy: true });
    const held = await holdEverywhere(portal, {
      trials: part,
      replica: Promise.resolve(replica),
    });
    const reset = new Set<Trial>();
    for (const { trial, call } of held) {
      const id = await portal.operationIdOf(call.entityRef);
      const { proxy } = bench.grounds.of(trial.subject.ground);
      const request = proxy.intercept(
        { of: 'request', about: [call.name, id] },
        'answer-lost',
      );
      request.arrived.then(() => reset.add(trial));
    }
    portal.gate.release();
    const ends = await outcomesOf({ portal, replica }, held);
    return new Map(
      [...ends].map(([trial, evidence]) => [
        trial,
        { evidence, wasReset: reset.has(trial) },
      ]),
    );
  } finally {
    await portal.close();
    await bench.stop();
  }
}
