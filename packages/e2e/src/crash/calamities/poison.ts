import type { OperationRow } from '@slipway/backstage-plugin-slipway-backend/src/database/rows';
import type { OperationEvent } from '@slipway/backstage-plugin-slipway-common';
import { until } from '../../controlPlane';
import type { CrashBench } from '../CrashBench';
import type { Evidence } from '../evidence';
import { review, type OperationCall } from '../operationCall';
import { Portal } from '../Portal';
import type { Answer, Replica } from '../Replica';
import { rollback } from '../subjects';
import { collectEnds, holdRollbacks, prepareRollbacks } from './rollbacks';
import { Supervisor } from './Supervisor';

/** Where the others are when the process that carries them out is ended first. */
const others = [
  'claimed',
  'basis-confirmed',
  'patch-template:intent',
  'patch-template:acted',
  'verify-rollout:looked',
];

/** What became of an operation that ends every process that carries it out, and of those beside it. */
export interface Poisoning {
  deaths: number;
  /** When it was given up. */
  stalled: OperationRow;
  /** After others have ended on the same replicas. */
  later: OperationRow;
  events: OperationEvent[];
  /** What is answered to somebody who wants something of its target. */
  refused: Answer<{ error: { message: string } }>;
  cancelled: OperationRow;
  /** How many changes of its target took effect before it was cancelled. */
  changes: number;
  others: Evidence[];
  /** The next one on its target, and how many changes took effect by then. */
  next: OperationRow;
  changesOfNext: number;
}

/** Has an operation end every process that carries it out, until nobody tries any more; replicas are started anew. */
export async function poison(bench: CrashBench): Promise<Poisoning> {
  const portal = await Portal.open(bench, 'poison');
  const supervisors = [Supervisor.start(portal, 'a')];
  const someone = () => supervisors.at(-1)!.replica();
  try {
    const [call, ...beside] = (await prepareRollbacks(
      portal,
      someone(),
      ['itself', ...others.keys()].map(name => `poison-${name}`),
    )) as [OperationCall, ...OperationCall[]];
    const find = async () => portal.operationsOn(call.entityRef);
    const countChanges = async () =>
      (await bench.listChanges(call.name)).length;

    const first = await someone();
    const held = beside.map((it, index) => ({
      call: it,
      boundary: others[index]!,
    }));
    await holdRollbacks(portal, first, held);
    const callOff = portal.gate.poison(call.entityRef, 'patch-template:looked');
    call.send(first).catch(() => undefined);
    await until('The first death', async () => first.hasEnded);
    supervisors.push(Supervisor.start(portal, 'b'));
    await until(
      'Nobody trying any more',
      async () => (await find())[0]?.state === 'stalled',
      { timeoutMs: 5 * 60_000 },
    );
    const [stalled] = await find();
    const deaths = supervisors.reduce((sum, it) => sum + it.deaths, 0);

    const refused = await askForItsTarget(await someone(), call.name);
    const ends = await collectEnds(portal, beside, await someone());
    const [later] = await find();
    const changes = await countChanges();

    callOff();
    await cancel(await someone(), stalled!.id);
    await portal.ended([call.entityRef]);
    const next = await review(await someone(), rollback, { name: call.name });
    await next.send(await someone());
    await portal.ended([call.entityRef]);
    const operations = await find();
    return {
      deaths,
      stalled: stalled!,
      later: later!,
      events: await portal.eventsOf(stalled!.id),
      refused,
      cancelled: operations[0]!,
      changes,
      others: ends,
      next: operations[1]!,
      changesOfNext: await countChanges(),
    };
  } finally {
    await Promise.all(supervisors.map(it => it.stop()));
    await portal.close();
  }
}

async function askForItsTarget(
  replica: Replica,
  name: string,
): Promise<Poisoning['refused']> {
  const other = await review(replica, rollback, {
    name,
    as: 'user:default/omar',
  });
  const { status, body } = await other.send(replica);
  return { status, body: body as never };
}

async function cancel(replica: Replica, id: string): Promise<void> {
  const { status, body } = await replica.post(
    `/operations/${id}/cancel`,
    { reason: 'poisonous' },
    { as: 'user:default/olivia' },
  );
  if (status !== 202) {
    throw new Error(`It was not cancelled: ${JSON.stringify(body)}`);
  }
}
