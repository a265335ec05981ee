import { OperationHandler } from '@slipway/backstage-plugin-slipway-node';
import { aSnapshot } from '../testUtils/anInstance';
import { FakeAws } from '../testUtils/FakeAws';
import { createOperationHandlers } from './createOperationHandlers';
import { accept, aPlanContext, operationId, portsOf } from './testUtils';

/** Stands for the end of the process. */
class Killed extends Error {}

interface Kind {
  handler(aws: FakeAws): OperationHandler;
  context: Parameters<typeof accept>[1];
  changes: string[];
}

const kinds: Record<string, Kind> = {
  snapshot: {
    handler: aws =>
      createOperationHandlers(portsOf(aws)).snapshot as OperationHandler,
    context: aPlanContext<'snapshot'>({}) as never,
    changes: ['rds:CreateDBSnapshot'],
  },
  restore: {
    handler: aws =>
      createOperationHandlers(portsOf(aws)).restore as OperationHandler,
    context: aPlanContext<'restore'>({
      pointInTime: '2026-01-15T09:00:00.000Z',
    }) as never,
    changes: ['rds:RestoreDBInstanceToPointInTime'],
  },
  drill: {
    handler: aws =>
      createOperationHandlers(portsOf(aws)).drill as OperationHandler,
    context: aPlanContext<'drill'>({}) as never,
    changes: ['rds:RestoreDBInstanceToPointInTime', 'rds:DeleteDBInstance'],
  },
};

describe.each(Object.entries(kinds))(
  'a %s whose process is killed',
  (_, kind) => {
    it.each(['before', 'after'] as const)(
      '%s any of its calls does nothing twice and loses nothing (F13)',
      async when => {
        const whole = await run(kind, { when, call: Infinity });
        expect(whole.kills).toBe(0);
        for (let call = 0; call < whole.calls; call++) {
          const { kills, changes, instances } = await run(kind, { when, call });
          expect({ call, kills, changes }).toEqual({
            call,
            kills: 1,
            changes: kind.changes,
          });
          expect(instances).toEqual(whole.instances);
        }
      },
    );
  },
);

async function run(
  kind: Kind,
  kill: { when: 'before' | 'after'; call: number },
) {
  const aws = new FakeAws({ snapshots: [aSnapshot()] });
  const context = await accept(kind.handler(aws), kind.context);
  aws.forget();
  const effective: string[] = [];
  let calls = 0;
  let kills = 0;
  aws.onCall = async (action, carryOut) => {
    const mine = calls === kill.call;
    calls += 1;
    if (mine && kill.when === 'before') {
      kills += 1;
      throw new Killed();
    }
    try {
      const answer = await carryOut();
      if (kind.changes.includes(action)) {
        effective.push(action);
      }
      return answer;
    } finally {
      if (mine) {
        kills += 1;
        // eslint-disable-next-line no-unsafe-finally -- whatever the answer was, nobody is there to hear it.
        throw new Killed();
      }
    }
  };
  await replay(() => kind.handler(aws), context);
  return {
    kills,
    calls,
    changes: effective,
    instances: [...aws.instances.keys()].map(it => it.replace(operationId, '')),
  };
}

/** As an engine does: what was recorded as done is not done again; a step that was cut off is begun again by a new process. */
async function replay(
  start: () => OperationHandler,
  context: Awaited<ReturnType<typeof accept>>,
): Promise<void> {
  const findings: Record<string, never> = {};
  let handler = start();
  for (let index = 0; index < handler.steps.length;) {
    const step = handler.steps[index]!;
    try {
      const sight = await step.look({ ...context, findings });
      if (sight.status === 'succeeded') {
        Object.assign(
          findings,
          sight.finding && { [step.name]: sight.finding },
        );
        index += 1;
      } else if (sight.status === 'pending') {
        await step.act?.({ ...context, findings });
      }
    } catch (error) {
      if (!/Killed|is not known/.test(String(error))) {
        throw error;
      }
      handler = start();
    }
  }
}
