import type { Operation } from '@slipway/backstage-plugin-slipway-common';
import { review, type OperationCall } from './operationCall';
import type { Portal } from './Portal';
import type { Answer, Replica } from './Replica';
import { isClaimed, type Trial } from './trials';

/** An operation that is held at a boundary. */
export interface HeldOperation {
  trial: Trial;
  call: OperationCall;
  /** What its request was answered; undefined where the connection was lost first. */
  answer: Promise<Answer<Operation> | undefined>;
}

/** @see {@link holdEverywhere} */
export interface HoldOptions {
  trials: readonly Trial[];
  /** Who carries them out. Awaited while the workloads are made. */
  replica: Promise<Replica>;
  /** What the names of the workloads begin with. @default the portal's name */
  prefix?: string;
  /**
   * Done when every operation is held that somebody has to carry out to bring it to its boundary.
   *
   * @remarks
   * The others have only been accepted, and whoever looks for what is due takes them after a few seconds: they are
   * sent last.
   */
  beforeTheRest?: () => Promise<unknown>;
}

/**
 * Brings an operation to the boundary of each trial, each on a workload of its own and all in one replica.
 *
 * @throws Error naming the boundaries that were never reached.
 */
export async function holdEverywhere(
  portal: Portal,
  options: HoldOptions,
): Promise<HeldOperation[]> {
  const { trials, prefix = portal.name } = options;
  const nameOf = ({ subject, boundary }: Trial) =>
    `${prefix}-${subject.name}-${boundary.replaceAll(':', '-')}`;
  const [replica] = await Promise.all([
    options.replica,
    ...trials.map(it => it.subject.prepare(portal.bench.grounds, nameOf(it))),
  ]);
  const reviewed = await Promise.all(
    trials.map(async trial => ({
      trial,
      call: await review(replica, trial.subject, { name: nameOf(trial) }),
    })),
  );
  const hold = async (chosen: typeof reviewed): Promise<HeldOperation[]> => {
    const refusals: string[] = [];
    const held = chosen.map(({ trial, call }) => {
      portal.gate.holdAt(call.entityRef, trial.boundary);
      const answer = call.send(replica).catch(() => undefined);
      answer.then(it => {
        if (it && it.status !== 202) {
          refusals.push(`${call.name} is refused: ${JSON.stringify(it.body)}`);
        }
      });
      return { trial, call, answer };
    });
    const entityRefs = held.map(({ call }) => call.entityRef);
    await portal.gate.held(
      entityRefs,
      async () => refusals[0] ?? portal.failureOf(entityRefs),
    );
    return held;
  };
  const later = await hold(reviewed.filter(({ trial }) => isClaimed(trial)));
  await options.beforeTheRest?.();
  const first = await hold(reviewed.filter(({ trial }) => !isClaimed(trial)));
  return [...first, ...later];
}
