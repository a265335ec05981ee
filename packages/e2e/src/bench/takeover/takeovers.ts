/** What became of an operation whose replica was killed: the part that is read. */
export type Loss = {
  boundary: string;
  /** Whether the dead replica had claimed it. */
  isClaimed: boolean;
  evidence: { events: readonly { at: string; type: string }[] };
  lostAt: Date;
  leaseEnd: Date;
};

/** How an operation was taken over. */
export type Takeover = {
  boundary: string;
  /** From the kill to the first event by the other replica. */
  seconds: number;
  /** What was left of the dead replica's lease; undefined where it had not claimed the operation yet. */
  lease: number | undefined;
};

/**
 * How long each operation waited for the other replica.
 *
 * @throws Error where nobody went on.
 */
export function takeoversOf(losses: readonly Loss[]): Takeover[] {
  return losses.map(({ boundary, isClaimed, evidence, lostAt, leaseEnd }) => {
    const next = evidence.events.find(
      ({ at }) => Date.parse(at) > lostAt.getTime(),
    );
    if (!next) {
      throw new Error(`Nobody went on with the operation at ${boundary}`);
    }
    const secondsUntil = (time: number) => (time - lostAt.getTime()) / 1000;
    return {
      boundary,
      seconds: secondsUntil(Date.parse(next.at)),
      lease: isClaimed ? secondsUntil(leaseEnd.getTime()) : undefined,
    };
  });
}
