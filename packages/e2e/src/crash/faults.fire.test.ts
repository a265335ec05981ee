import { CrashBench } from './CrashBench';
import {
  collectEvidence,
  expectFenced,
  expectOneEnd,
  type Evidence,
} from './evidence';
import { executorOf } from './ground/Ground';
import type { Fault, Intercepted } from './ground/interceptions';
import { requesterOf, review, type OperationCall } from './operationCall';
import { Portal } from './Portal';
import type { Replica } from './Replica';
import { rollback, subjectOf, triedSubjects, type Subject } from './subjects';

jest.setTimeout(10 * 60_000);

let bench: CrashBench;
let portal: Portal;
let first: Replica;

beforeAll(async () => {
  bench = await CrashBench.start();
  portal = await Portal.open(bench, 'faults');
  first = await portal.start('first', { behindProxy: true });
});

afterAll(async () => {
  await portal?.close();
  await bench?.stop();
});

/** Makes what the operation changes, and reviews it: a rollback, unless told otherwise. */
async function prepare(
  name: string,
  subject: Subject = rollback,
): Promise<OperationCall> {
  await subject.prepare(bench.grounds, name);
  return review(first, subject, { name });
}

/** Lets the first change of an operation meet a fault. */
function intercept(
  { subject, name }: OperationCall,
  fault: Fault,
): Intercepted {
  const { proxy } = bench.grounds.of(subject.ground);
  return proxy.intercept({ of: 'change', about: [name] }, fault);
}

/** Waits until the operation has ended, and collects what is known of it. */
async function outcomeOf(
  call: OperationCall,
  replica: Replica,
): Promise<Evidence> {
  await portal.ended([call.entityRef]);
  const [evidence] = await collectEvidence(portal, [call], { replica });
  return evidence!;
}

/** The name of the error that the HTTP API answers with. */
const nameOf = (body: object) =>
  (body as { error: { name: string } }).error.name;

describe.each(['lost-on-the-way', 'answer-lost'] as const)(
  'the connection reset after sending: %s',
  fault => {
    let outcomes: Map<Subject, Evidence>;

    beforeAll(async () => {
      const ends = triedSubjects.map(async subject => {
        const call = await prepare(`${subject.name}-${fault}`, subject);
        const change = intercept(call, fault);
        await call.send(first);
        await change.arrived;
        return [subject, await outcomeOf(call, first)] as const;
      });
      outcomes = new Map(await Promise.all(ends));
    });

    it.each(triedSubjects)(
      '$name: it is looked at, and changed once (F1)',
      subject => {
        const evidence = outcomes.get(subject)!;
        expectOneEnd(evidence);
        expect(evidence.events).toContainEqual(
          expect.objectContaining({
            type: 'retrying',
            message: expect.stringMatching(
              /^Whether it took effect is not known, and is looked at: .*(cannot be reached|ECONNRESET)/,
            ),
          }),
        );
        expect(
          evidence.events.filter(({ type }) => type === 'intent'),
        ).toHaveLength(
          subject.changes.length + (fault === 'answer-lost' ? 0 : 1),
        );
      },
    );
  },
);

describe('two replicas', () => {
  let second: Replica;

  beforeAll(async () => {
    second = await portal.start('second');
  });

  describe('where the request of the one arrives after the other took over', () => {
    const late = [
      { subject: rollback, refusal: 422 },
      { subject: subjectOf.snapshot, refusal: 400 },
      { subject: subjectOf.restore, refusal: 400 },
    ];
    const outcomes = new Map<Subject, { evidence: Evidence; status: number }>();

    beforeAll(async () => {
      const calls = await Promise.all(
        late.map(({ subject }) => prepare(`late-${subject.name}`, subject)),
      );
      const changes = calls.map(call => intercept(call, 'late'));
      await Promise.all(calls.map(call => call.send(first)));
      await Promise.all(changes.map(({ arrived }) => arrived));
      first.suspend();
      await portal.ended(calls.map(({ entityRef }) => entityRef));
      const statuses = await Promise.all(changes.map(it => it.deliver()));
      first.wake();
      await portal.givenUp(first, calls);
      const evidence = await collectEvidence(portal, calls, {
        replica: second,
      });
      late.forEach(({ subject }, index) =>
        outcomes.set(subject, {
          evidence: evidence[index]!,
          status: statuses[index]!,
        }),
      );
    });

    it.each(late)(
      '$subject.name: it is refused, and changed once (F14)',
      ({ subject, refusal }) => {
        const { evidence, status } = outcomes.get(subject)!;
        expect(status).toBe(refusal);
        expectOneEnd(evidence);
        const takeover = evidence.events.find(it => it.type === 'taken-over');
        expectFenced(evidence, {
          executor: executorOf('first'),
          since: new Date(takeover!.at),
        });
      },
    );
  });

  it('answer the same request with the same operation, however often and wherever it is sent (F15)', async () => {
    const call = await prepare('repeated');
    const answers = await Promise.all(
      [first, second, first, second, first, second].map(it => call.send(it)),
    );
    const id = await portal.operationIdOf(call.entityRef);
    expect(answers).toEqual(
      answers.map(() =>
        expect.objectContaining({
          status: 202,
          body: expect.objectContaining({ id }),
        }),
      ),
    );
    expectOneEnd(await outcomeOf(call, second));
  });

  it('tell the second of two people who holds the target, and for what (F16)', async () => {
    const call = await prepare('held');
    const other = await review(second, rollback, {
      name: call.name,
      as: 'user:default/omar',
    });
    portal.gate.holdAt(call.entityRef, 'basis-confirmed');
    const { status, body } = await call.send(first);
    expect({ status, body }).toMatchObject({ status: 202 });
    await portal.gate.held([call.entityRef]);
    const refused = await other.send(second);
    portal.gate.release();
    expect(refused).toMatchObject({
      status: 409,
      body: {
        error: {
          name: 'ConflictError',
          message: expect.stringContaining(
            `rollback ${body.id} of ${requesterOf(call.name)} holds`,
          ),
        },
      },
    });
    expectOneEnd(await outcomeOf(call, first));
  });

  it('let one of two people through who press at the same moment (F16)', async () => {
    const calls = [
      await prepare('contested'),
      await review(second, rollback, {
        name: 'contested',
        as: 'user:default/omar',
      }),
    ];
    const answers = await Promise.all(
      [first, second].map((replica, index) => calls[index]!.send(replica)),
    );
    await portal.ended([calls[0]!.entityRef]);
    const ends = await portal.operationsOn(calls[0]!.entityRef);
    expect(ends.filter(({ state }) => state === 'succeeded')).toHaveLength(1);
    const accepted = answers.filter(({ status }) => status === 202);
    expect(ends).toHaveLength(accepted.length);
    // The other is refused: for the lock, the change of the plan, or the revision that is no longer there to go back to.
    const refusals = [
      ...ends.flatMap(({ failure }) => failure?.name ?? []),
      ...answers.flatMap(({ body }) => ('error' in body ? nameOf(body) : [])),
    ];
    expect(refusals).toEqual([
      expect.stringMatching(/^(ConflictError|StalePlanError|NotFoundError)$/),
    ]);
    expect(await bench.listChanges('contested')).toHaveLength(1);
  });
});
