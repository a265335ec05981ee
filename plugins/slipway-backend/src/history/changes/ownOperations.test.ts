import {
  knownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { openDatabase } from '../../database/openDatabase';
import { aReplica } from '../../testUtils/aReplica';
import { withDatabase } from '../../testUtils/withDatabase';
import { SeenChange } from './findChanges';
import { ChangeInQuestion, withoutOwn } from './ownOperations';

const place = {
  entity_ref: 'component:default/backend',
  environment: 'production',
  target: 'retail-cluster',
  workload: 'deployment.backend',
};

const aChange = (parts: Partial<SeenChange> = {}): SeenChange => ({
  kind: 'scaled',
  at: new Date(),
  mark: '2',
  from: '3',
  to: '5',
  madeBy: unknownFact('none-recorded', 'Nobody knows'),
  ...parts,
});

describe('withoutOwn', () => {
  const databases = withDatabase();

  it('leaves out what operations have made, and nothing else', async () => {
    const database = await databases.create();
    const replica = await aReplica({ database, platform: aPlatform() });
    await replica.operations.start();
    const scaled = await replica.submit({
      request: { kind: 'scale', input: { replicas: 5 } },
    });
    await replica.reachEnd(scaled.id);
    const restarted = await replica.submit({
      request: { kind: 'restart', input: {} },
    });
    await replica.reachEnd(restarted.id);
    await replica.operations.stop();

    const by = (id: string) =>
      knownFact(`Slipway operation ${id}`, {
        source: 'Deployment/backend',
        observedAt: new Date().toISOString(),
      });
    const hourAgo = new Date(Date.now() - 3_600_000);
    const inAnHour = new Date(Date.now() + 3_600_000);
    const other = '6d0a4e5e-8f3f-4a8e-9e6b-1f6c1d2e3f40';
    const questions: Record<string, ChangeInQuestion> = {
      'scaled by ours': { place, change: aChange(), since: hourAgo },
      'scaled to something else': {
        place,
        change: aChange({ to: '6' }),
        since: hourAgo,
      },
      'scaled elsewhere': {
        place: { ...place, target: 'west' },
        change: aChange(),
        since: hourAgo,
      },
      'scaled again, long after': { place, change: aChange(), since: inAnHour },
      'paused by nobody of ours': {
        place,
        change: aChange({ kind: 'paused' }),
        since: hourAgo,
      },
      'deployed by ours': {
        place,
        change: aChange({ kind: 'deployed', madeBy: by(restarted.id) }),
      },
      'deployed by another portal': {
        place,
        change: aChange({ kind: 'deployed', madeBy: by(other) }),
      },
    };
    const left = await withoutOwn(replica.knex, Object.values(questions));
    expect(
      Object.keys(questions).filter(name => left.includes(questions[name]!)),
    ).toEqual([
      'scaled to something else',
      'scaled elsewhere',
      'scaled again, long after',
      'paused by nobody of ours',
      'deployed by another portal',
    ]);
  }, 60_000);

  it('asks nothing where nothing is in question', async () => {
    const { service } = (await databases.create()).connect();
    const knex = await openDatabase(service);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    const removed = { place, change: aChange({ kind: 'removed' }) };
    expect(await withoutOwn(knex, [removed])).toEqual([removed]);
    expect(statements).toEqual([]);
  }, 60_000);
});
