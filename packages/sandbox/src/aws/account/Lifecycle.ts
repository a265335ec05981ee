/** A state that a resource is in for a while. */
export interface Stage {
  status: string;
  /** How long it is in it at least, in milliseconds. */
  ms: number;
  /** What must have been done, too, before it goes on. */
  work?: Work;
  /** In which it remains where the work fails. @default it goes on */
  failedStatus?: string;
}

/** What a resource is at a moment. */
export interface Moment {
  status: string;
  /** How much of the stage is over: whole percents, 100 where the last one is. */
  percent: number;
}

/** Something that is being done to the data meanwhile. */
export class Work {
  #doneAt: number | undefined;
  #hasFailed = false;

  constructor(work: Promise<unknown>, now: () => Date) {
    work.then(
      () => {
        this.#doneAt = now().getTime();
      },
      () => {
        this.#doneAt = now().getTime();
        this.#hasFailed = true;
      },
    );
  }

  /** When it was over; Infinity while it is not. */
  get doneAt(): number {
    return this.#doneAt ?? Infinity;
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }
}

/**
 * The states of a resource, one after the other, as a function of the time: so a clock may stand still or leap, and no timer is left
 * behind.
 */
export class Lifecycle {
  /**
   * @param finalStatus - in which it remains.
   * @param stages - which it goes through before.
   */
  constructor(
    readonly finalStatus: string,
    private readonly stages: readonly Stage[] = [],
    private readonly startedAt: Date = new Date(0),
  ) {}

  at(now: Date): Moment {
    let start = this.startedAt.getTime();
    for (const { status, ms, work, failedStatus } of this.stages) {
      const end = Math.max(start + ms, work?.doneAt ?? 0);
      if (now.getTime() < end) {
        const part = ms > 0 ? (now.getTime() - start) / ms : 1;
        const percent = Math.min(99, Math.max(0, Math.floor(100 * part)));
        return { status, percent };
      }
      if (work?.hasFailed && failedStatus) {
        return { status: failedStatus, percent: 100 };
      }
      start = end;
    }
    return { status: this.finalStatus, percent: 100 };
  }

  /** Whether it has been through this state, or has never been in it. */
  isPast(status: string, now: Date): boolean {
    const order = this.stages.map(stage => stage.status);
    const current = order.indexOf(this.at(now).status);
    return current === -1 || current > order.indexOf(status);
  }
}
