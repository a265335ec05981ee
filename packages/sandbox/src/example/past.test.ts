import { ExampleCluster } from './exampleCluster';
import { liveThrough, pastOf } from './past';
import { readExample, RetailExample } from './readExample';
import { HISTORY_LABEL } from './stepPatch';

const now = new Date('2026-11-21T12:00:00Z');
const day = 86_400_000;

function aClock(startAt: Date) {
  let time = startAt;
  return {
    now: () => time,
    advanceTo: async (date: Date) => {
      time = date;
    },
  };
}

describe('the past of the example', () => {
  let example: RetailExample;
  beforeAll(async () => {
    example = await readExample();
  });

  async function live(until: Date) {
    const calls: { at: Date; what: string }[] = [];
    const [first] = pastOf([], { now, log: () => {} });
    const clock = aClock(first?.at ?? now);
    const note = (what: string) => calls.push({ at: clock.now(), what });
    const cluster = {
      apply: async ({ kind }) => void note(`apply ${kind}`),
      createOnce: async ({ metadata }) => void note(`create ${metadata.name}`),
      patch: async (ref, patch) =>
        void note(
          `patch ${ref.namespace}/${ref.name} ${
            (patch as { metadata: { labels: Record<string, string> } }).metadata
              .labels[HISTORY_LABEL]
          }`,
        ),
    } as Partial<ExampleCluster> as ExampleCluster;
    const acts = pastOf([{ cluster, example }], { now, log: () => {} });
    await liveThrough(acts, clock, until);
    return { calls, clock };
  }

  it('deploys everything three weeks ago, and makes each change at its time', async () => {
    const { calls, clock } = await live(now);
    expect(calls[0]).toEqual({
      at: new Date(now.getTime() - 21 * day),
      what: 'apply Namespace',
    });
    const times = calls.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(
      calls.filter(({ what }) => what.startsWith('patch production/backend')),
    ).toEqual([
      {
        at: new Date('2026-11-08T16:00:00Z'),
        what: 'patch production/backend 1',
      },
      {
        at: new Date('2026-11-18T08:00:00Z'),
        what: 'patch production/backend 2',
      },
    ]);
    expect(clock.now()).toEqual(now);
  });

  it('can be lived through in spans', async () => {
    const { calls, clock } = await live(new Date(now.getTime() - 10 * day));
    expect(clock.now()).toEqual(new Date('2026-11-11T12:00:00Z'));
    expect(calls.at(-1)?.what).toBe('patch staging/payment-gateway 1');
  });
});
