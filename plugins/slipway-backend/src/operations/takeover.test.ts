import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { Gate, pollFor } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';
import { OperationObserver } from './Operations';
import { listBoundaries } from './execution/boundaries';

jest.setTimeout(60_000);

const boundaries = listBoundaries(aPlatform().operations.rollback!);

/** A lease that is never renewed, as that of a paused process. */
const paused = { lease: 1.5, renew: 1000, fence: 0.5 };

/** Halts at the first time that the boundary is reached, as a paused process would. */
function haltAt(boundary: string) {
  const gate = new Gate();
  const observer: OperationObserver = {
    boundary: async name => {
      if (name === boundary) {
        await gate.pass();
      }
    },
  };
  return { gate, observer };
}

describe('takeover', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  const running: Replica[] = [];
  const workload = () => platform.workloads['deployment.backend']!;

  async function startReplica(
    options: Partial<Parameters<typeof aReplica>[0]> = {},
  ): Promise<Replica> {
    const replica = await aReplica({ database, platform, ...options });
    await replica.operations.start();
    running.push(replica);
    return replica;
  }

  /** What must hold after every crash. */
  async function expectOneEnd(replica: Replica, id: string) {
    const events = await replica.listEvents(id);
    expect(events.filter(it => it.type === 'ended')).toHaveLength(1);
    expect(await replica.operations.verifyEventLog(id)).toMatchObject({
      intact: true,
      length: events.length,
    });
    expect(await replica.knex('target_locks')).toEqual([]);
    expect(workload().effectiveChanges).toBe(1);
    await pollFor('the audit of the outcome', async () => {
      const [row] = await replica.knex('operations').where({ id });
      return row.intent_audited && row.outcome_audited;
    });
  }

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(it => it.operations.stop()));
  });

  describe.each(boundaries)('F13, F14: lost at %s', boundary => {
    it('is taken over, and changes nothing more when it wakes up', async () => {
      const { gate, observer } = haltAt(boundary);
      const first = await startReplica({ observer, timing: paused });
      const submitted = first.submit();
      await gate.arrival();
      const second = await startReplica();
      const id = await pollFor('the operation', async () => {
        const [row] = await second.knex('operations').select('id');
        return row?.id as string | undefined;
      });
      expect(await second.reachEnd(id)).toMatchObject({ state: 'succeeded' });
      await expectOneEnd(second, id);
      const before = {
        events: await second.listEvents(id),
        acts: platform.calls.filter(it => it.verb === 'act').length,
      };
      gate.open();
      await submitted;
      await first.operations.stop();
      expect({
        events: await second.listEvents(id),
        acts: platform.calls.filter(it => it.verb === 'act').length,
      }).toEqual(before);
      await expectOneEnd(second, id);
    });
  });

  it('F14: an act that is under way is told to stop before its lease is out', async () => {
    const aborted = new Gate();
    platform.interceptor = async (call, proceed) => {
      if (call.verb !== 'act') {
        return proceed();
      }
      platform.interceptor = (_, go) => go();
      call.signal?.addEventListener('abort', () => aborted.pass());
      return new Promise(() => {});
    };
    const first = await startReplica({ timing: paused });
    const { id } = await first.submit();
    await aborted.arrival();
    const row = await first.knex('operations').where({ id }).first();
    expect(row).toMatchObject({ epoch: 1, ended_at: null });
    const second = await startReplica();
    await second.reachEnd(id);
    await expectOneEnd(second, id);
  });

  it('hands over at once when a process is stopped in an orderly way', async () => {
    workload().isHealthy = false;
    const first = await startReplica();
    const { id } = await first.submit();
    await first.reach(id, it => it.state === 'verifying');
    await first.operations.stop();
    const second = await startReplica({ timing: { lease: 1000, renew: 1 } });
    workload().isHealthy = true;
    await second.reachEnd(id);
    await expectOneEnd(second, id);
    const types = (await second.listEvents(id)).map(it => it.type);
    expect(types).not.toContain('taken-over');
  });

  it('F13: stalls what has ended five executors, keeps its target, and cancels it without touching it', async () => {
    const first = await startReplica();
    workload().isHealthy = false;
    const { id } = await first.submit();
    await first.reach(id, it => it.state === 'verifying');
    await first.operations.stop();
    await first
      .knex('operations')
      .where({ id })
      .update({ executor_id: 'a dead one', takeovers: 4 });
    const calls = platform.calls.length;
    const second = await startReplica();
    expect(await second.reach(id, it => it.state === 'stalled')).toMatchObject({
      message:
        'Stalled: 5 processes were lost while they carried it out, so no other tries. It holds component:default/backend#production/retail-cluster until it is cancelled or superseded.',
    });
    await expect(
      second.submit({ request: { kind: 'restart', input: {} } }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await second.operations.cancel({
      id,
      requestedBy: 'user:default/ana',
      reason: 'poisonous',
    });
    expect(await second.reachEnd(id)).toMatchObject({
      state: 'cancelled',
      message:
        'Cancelled by user:default/ana: poisonous. Already done: rollback of deployment.backend.',
    });
    expect(
      platform.calls.slice(calls).filter(it => it.operationId === id),
    ).toEqual([]);
  });

  it('F13: runs one suspect at a time, so that none is blamed for another', async () => {
    const gate = new Gate();
    const first = await startReplica();
    workload().isHealthy = false;
    const ids: string[] = [];
    for (const name of ['a', 'b']) {
      const { id } = await first.submit({
        request: { entityRef: `component:default/${name}` },
      });
      await first.reach(id, it => it.state === 'verifying');
      ids.push(id);
      workload().change({ expected: {}, goal: { template: 'image:2' } });
    }
    await first.operations.stop();
    await first
      .knex('operations')
      .update({ executor_id: 'a dead one', takeovers: 2 });
    const begun: string[] = [];
    await startReplica({
      timing: { probation: 1000 },
      observer: {
        boundary: async (name, id) => {
          if (name === 'claimed') {
            begun.push(id);
            await gate.pass();
          }
        },
      },
    });
    await gate.arrival();
    const third = await startReplica();
    const [suspect] = begun;
    const other = ids.find(it => it !== suspect)!;
    workload().isHealthy = true;
    await third.reachEnd(other);
    expect(begun).toEqual([suspect]);
    gate.open();
    await third.reachEnd(suspect!);
  });

  it('F22: finishes on the version of the steps that it began with', async () => {
    workload().isHealthy = false;
    const first = await startReplica();
    const { id } = await first.submit();
    await first.reach(id, it => it.state === 'verifying');
    await first.operations.stop();
    const before = platform;
    platform = aPlatform({ workloads: before.workloads, version: 2 });
    const second = await startReplica();
    await second.reach(id, it =>
      it.message.startsWith('Waits for a replica that has version 1'),
    );
    await second.operations.stop();
    platform = aPlatform({
      workloads: before.workloads,
      version: 2,
      earlier: [1],
    });
    const third = await startReplica();
    workload().isHealthy = true;
    expect(await third.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    await expectOneEnd(third, id);
  });
});
