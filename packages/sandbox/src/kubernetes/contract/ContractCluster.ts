/** What the containers of one pod use together. */
export interface ContractLoad {
  cpuMillicores: number;
  memoryBytes: number;
}

/** The pods of a namespace that have all of the labels. */
export interface ContractLoadSelector {
  namespace: string;
  labels: Readonly<Record<string, string>>;
}

/** A cluster that the contract suite is run against. */
export interface ContractCluster {
  /** Address of its API server. */
  readonly server: string;
  /** The authority of its certificate: PEM in base64. */
  readonly caData: string;
  /** Bearer tokens of `admin`, `slipway-reader` and `slipway-executor`. */
  readonly tokens: Readonly<Record<string, string>>;
  /**
   * Lets the cluster's time go on until the condition holds.
   *
   * @throws an Error naming what was waited for, where it does not come.
   */
  settle(what: string, holds: () => Promise<boolean>): Promise<void>;
  /** Sets what the pods use. */
  setLoad(selector: ContractLoadSelector, load: ContractLoad | 'missing'): void;
  /** Makes the server forget the versions before now. */
  compact(): Promise<void>;
  stop(): Promise<void>;
}
