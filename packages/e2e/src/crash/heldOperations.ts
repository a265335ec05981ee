import type { Operation } from '@slipway/backstage-plugin-slipway-common';
import { review, type OperationCall } from './operationCall';
import type { Portal } from './Portal';
import type { Answer, Replica } from './Replica';
import { boundariesOf, type Subject } from './subjects';

/** An operation that is held at a boundary. */
export interface HeldOperation {
  boundary: string;
  call: OperationCall;
  /** What its request was answered; undefined where the connection was lost first. */
  answer: Promise<Answer<Operation> | undefined>;
}

/** @see {@link holdEverywhere} */
export interface HoldOptions {
  subject: Subject;
  /** Who carries them out. Awaited while the Deployments are made. */
  replica: Promise<Replica>;
  /** What the names of the Deployments begin with. @default the portal's name */
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
 * Brings an operation to each boundary of its kind, each on a Deployment of its own and all in one replica.
 *
 * @throws Error naming the boundaries that were never reached.
 */
export async function holdEverywhere(
  portal: Portal,
  options: HoldOptions,
): Promise<HeldOperation[]> {
  const { subject, prefix = portal.name } = options;
  const boundaries = boundariesOf(subject.kind);
  const nameAt = (boundary: string) =>
    `${prefix}-${boundary.replaceAll(':', '-')}`;
  const [replica] = await Promise.all([
    options.replica,
    ...boundaries.map(it => subject.prepare(portal.bench.cluster, nameAt(it))),
  ]);
  const calls = await Promise.all(
    boundaries.map(it => review(replica, subject, { name: nameAt(it) })),
  );
  const hold = async (from: number, to?: number): Promise<HeldOperation[]> => {
    const held = calls.slice(from, to).map((call, index) => {
      const boundary = boundaries[from + index]!;
      portal.gate.holdAt(call.entityRef, boundary);
      const answer = call.send(replica).catch(() => undefined);
      return { boundary, call, answer };
    });
    await portal.gate.held(held.map(({ call }) => call.entityRef));
    return held;
  };
  const firstClaimed = boundaries.indexOf('claimed');
  const later = await hold(firstClaimed);
  await options.beforeTheRest?.();
  return [...(await hold(0, firstClaimed)), ...later];
}
