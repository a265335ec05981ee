import { Fault, FaultyRequest, matchesFault, ScriptedFault } from './Fault';

/** What can be done at once to the connections that are open. */
export interface Connections {
  closeAll(): void;
  dropWatches(): void;
  freezeWatches(): void;
}

/** The faults that are scripted, and those that are made at once. */
export class FaultControl {
  readonly #connections: Connections;
  #scripted: { script: ScriptedFault; left: number }[] = [];

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Scripts a fault; the first one that fits befalls a request. @returns what takes it away */
  add(script: ScriptedFault): () => void {
    const entry = { script, left: script.times ?? Number.POSITIVE_INFINITY };
    this.#scripted.push(entry);
    return () => {
      this.#scripted = this.#scripted.filter(other => other !== entry);
    };
  }

  /** Takes all scripted faults away. */
  clear(): void {
    this.#scripted = [];
  }

  /** The fault that befalls a request; it counts as having happened. */
  take(request: FaultyRequest): Fault | undefined {
    const entry = this.#scripted.find(
      ({ script, left }) =>
        left > 0 && matchesFault(script.match ?? {}, request),
    );
    if (entry) {
      entry.left -= 1;
    }
    return entry?.script.fault;
  }

  /** Resets every connection that is open. */
  closeConnections(): void {
    this.#connections.closeAll();
  }

  /** Breaks every watch off that is open. */
  dropWatches(): void {
    this.#connections.dropWatches();
  }

  /** Leaves every watch open and tells it nothing more. */
  freezeWatches(): void {
    this.#connections.freezeWatches();
  }
}
