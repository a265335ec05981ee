import { Claim } from '../store/journal';

/** The right of this process to carry out one operation, and what it knows of that operation's past. */
export interface OperationRun {
  claim: Claim;
  /** Whether another executor was lost over it. */
  takenOver: boolean;
  /** Whether nobody carried it out for a while: what it waited for could not come forward in its eyes. */
  wasIdle: boolean;
  /** How often an executor was lost over it since its last finished step. */
  takeovers: number;
  /** Aborted when this process may no longer act for the operation. */
  signal: AbortSignal;
  /** Whether this process has no room for another run: one that only waits is to make room. */
  isCrowded(): boolean;
  /** Whether this process shuts down: the run is to return at its next boundary. */
  isDraining(): boolean;
  /** Waits, at most until the operation is nudged, the process shuts down or may no longer act. */
  pause(milliseconds: number): Promise<void>;
  /**
   * Asserts that nobody else can have taken over, just before a change.
   *
   * @throws FencedError
   */
  assertFence(): Promise<void>;
}

/** What becomes of an operation after a run: nothing more, again after a while, or only by a decision. */
export type RunOutcome =
  | { status: 'ended' }
  | { status: 'again'; afterSeconds: number }
  | { status: 'parked' };

/** Carries out an operation as far as it goes. */
export type OperationRunner = (run: OperationRun) => Promise<RunOutcome>;

/**
 * What brings accepted operations to their end, across crashes and replicas.
 *
 * @remarks
 * It promises that each operation is run again until it has ended, by one executor at a time as far as a database can
 * tell; that a run may be cut short at any point; and that the run's writes and fence tell when it is no longer the one.
 */
export interface OperationEngine {
  /** Begins to carry out whatever is due, what dead executors have left included. */
  launch(runner: OperationRunner): Promise<void>;
  /** Makes an accepted operation due. To do it twice is harmless. */
  start(operationId: string): Promise<void>;
  /** Lets an operation that waits in this process look at its row at once. */
  nudge(operationId: string): void;
  /** Hands over what runs here. */
  shutdown(): Promise<void>;
}

/** Thrown where another executor may have taken over: nothing more is written or changed. */
export class FencedError extends Error {
  override name = 'FencedError' as const;
}
