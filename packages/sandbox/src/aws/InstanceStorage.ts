/** Where a simulated DB instance accepts connections. */
export interface Endpoint {
  address: string;
  port: number;
}

/**
 * Where the data of simulated DB instances is.
 *
 * @remarks
 * Identifiers are those of the simulated account, unique in it with their region before them: `us-east-1/retail-pg`.
 */
export interface InstanceStorage {
  /** The data of an instance that is there from the beginning. */
  open(instance: string): Promise<Endpoint>;
  /** Keeps the data as it is now. */
  takeSnapshot(instance: string, snapshot: string): Promise<void>;
  /** Makes a new instance from what was kept. */
  restoreSnapshot(snapshot: string, instance: string): Promise<Endpoint>;
  /** Makes a new instance with the data that the source had at that time. */
  restorePointInTime(options: {
    source: string;
    time: Date;
    instance: string;
  }): Promise<Endpoint>;
  removeInstance(instance: string): Promise<void>;
  removeSnapshot(snapshot: string): Promise<void>;
  stop(): Promise<void>;
}
