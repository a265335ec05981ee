/** A call that was received. */
export interface RecordedAwsCall {
  at: Date;
  service: string;
  action: string;
  region: string;
  /** Of the session that called; absent for a user. */
  roleName?: string;
  sessionName?: string;
  /** Identifiers that it sent: of the instances, snapshots, secret or role that it is about. */
  resources: readonly string[];
  /** Error code; absent where it was carried out. */
  error?: string;
}

/** The record of all calls. */
export class AwsCalls {
  readonly #calls: RecordedAwsCall[] = [];

  /** @internal */
  add(call: RecordedAwsCall): RecordedAwsCall {
    this.#calls.push(call);
    return call;
  }

  /** In the order of their arrival, those of one action or all. */
  list(action?: string): readonly RecordedAwsCall[] {
    return this.#calls.filter(
      call => action === undefined || call.action === action,
    );
  }

  /** How often each action was called. */
  count(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { action } of this.#calls) {
      counts[action] = (counts[action] ?? 0) + 1;
    }
    return counts;
  }

  clear(): void {
    this.#calls.length = 0;
  }
}
