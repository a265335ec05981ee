import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkCheckout } from 'sandbox/src/checkout/linkCheckout';
import { until } from '../../controlPlane';
import { repositoryRoot } from '../../repositoryRoot';
import type { CrashBench } from '../CrashBench';
import type { Evidence } from '../evidence';
import { holdEverywhere } from '../heldOperations';
import type { OperationCall } from '../operationCall';
import { Portal } from '../Portal';
import type { Replica } from '../Replica';
import { boundariesOf, rollback } from '../subjects';
import { collectEnds, holdRollbacks, prepareRollbacks } from './rollbacks';

/** Where operations are when the newer of two replicas is lost. */
const heldInTheNewer = [
  'claimed',
  'patch-template:intent',
  'patch-template:acted',
  'verify-rollout:looked',
];

/** A version of the steps that no replica has. */
const UNKNOWN_VERSION = 99;

/** What became of operations of the version before, and beside it. */
export interface Upgrade {
  /** Of those that were held by the version before when it was killed, by boundary. */
  before: Map<string, Evidence>;
  /** Of those that were begun while both versions ran, on either. */
  during: Evidence[];
  /** Of those that were held by this version when it was killed. */
  backward: Evidence[];
  /** Of the one whose version no replica had for a while; how much of it was written and changed meanwhile. */
  unknown: { evidence: Evidence; intents: number; changes: number };
}

/**
 * The version before this one: the newest release, or else what was there before the last change of the product.
 *
 * @remarks
 * `SLIPWAY_PREVIOUS` names another one.
 */
function findPrevious(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8' }).trim();
  const [release] = git('tag', '--list', 'v*', '--sort=-version:refname').split(
    '\n',
  );
  return (
    process.env.SLIPWAY_PREVIOUS ||
    release ||
    git('rev-parse', `${git('log', '-1', '--format=%H', '--', 'plugins')}^`)
  );
}

/** Replaces a replica of the version before by one of this version, with operations under way. */
export async function upgrade(bench: CrashBench): Promise<Upgrade> {
  const sources = await mkdtemp(join(tmpdir(), 'slipway-previous-'));
  const portal = await Portal.open(bench, 'upgrade');
  try {
    linkCheckout(sources, { revision: findPrevious() });
    const starting = portal.start('old', { sources });
    let other: Replica | undefined;
    const held = await holdEverywhere(portal, {
      trials: boundariesOf(rollback.kind).map(boundary => ({
        subject: rollback,
        boundary,
      })),
      replica: starting,
      beforeTheRest: async () => {
        other = await portal.start('other', { sources });
        other.suspend();
      },
    });
    const newer = await portal.start('new');
    await (await starting).kill();
    const calls = held.map(({ call }) => call);
    const before = await collectEnds(portal, calls, newer);

    other!.wake();
    const beside = { portal, older: other!, newer };
    const during = await beginOnBoth(beside);
    const unknown = await holdBack(beside);
    const backward = await loseTheNewer(beside);
    return {
      before: new Map(
        held.map(({ trial }, index) => [trial.boundary, before[index]!]),
      ),
      during,
      backward,
      unknown,
    };
  } finally {
    await portal.close();
    await rm(sources, { recursive: true, force: true });
  }
}

interface Beside {
  portal: Portal;
  older: Replica;
  newer: Replica;
}

/** A rolling upgrade: operations are begun on both, and carried out by whichever comes first. */
async function beginOnBoth({
  portal,
  older,
  newer,
}: Beside): Promise<Evidence[]> {
  const calls = await prepareRollbacks(
    portal,
    Promise.resolve(older),
    Array.from({ length: 6 }, (_, index) => `during-${index}`),
  );
  await Promise.all(
    calls.map((call, index) => call.send(index % 2 ? older : newer)),
  );
  return collectEnds(portal, calls, newer);
}

/** An operation of a version that nobody has. */
async function holdBack({
  portal,
  older,
  newer,
}: Beside): Promise<Upgrade['unknown']> {
  const [call] = (await prepareRollbacks(portal, Promise.resolve(newer), [
    'unknown-version',
  ])) as [OperationCall];
  const setVersion = (version: number) =>
    portal
      .knex('operations')
      .where({ entity_ref: call.entityRef })
      .update({ handler_version: version });
  const find = async () => (await portal.operationsOn(call.entityRef))[0]!;
  portal.gate.holdAt(call.entityRef, 'accepted');
  const sent = call.send(newer);
  await portal.gate.held([call.entityRef]);
  const { handler_version: version } = await find();
  await setVersion(UNKNOWN_VERSION);
  portal.gate.release();
  await sent;
  // Each time by whichever replica comes first.
  await until('It being handed back again and again', async () => {
    const { epoch, message, executor_id: executor } = await find();
    return (
      epoch > 2 &&
      executor === null &&
      message.includes(`version ${UNKNOWN_VERSION}`)
    );
  });
  const { id } = await find();
  const events = await portal.eventsOf(id);
  const changes = await portal.bench.listChanges(call.name);
  await setVersion(version);
  const [evidence] = await collectEnds(portal, [call], older);
  return {
    evidence: evidence!,
    intents: events.filter(({ type }) => type === 'intent').length,
    changes: changes.length,
  };
}

/** The way back: what this version has begun, the version before goes on with. */
async function loseTheNewer({
  portal,
  older,
  newer,
}: Beside): Promise<Evidence[]> {
  const calls = await prepareRollbacks(
    portal,
    Promise.resolve(newer),
    heldInTheNewer.map((_, index) => `backward-${index}`),
  );
  const held = calls.map((call, index) => ({
    call,
    boundary: heldInTheNewer[index]!,
  }));
  await holdRollbacks(portal, newer, held);
  await newer.kill();
  portal.gate.release();
  return collectEnds(portal, calls, older);
}
