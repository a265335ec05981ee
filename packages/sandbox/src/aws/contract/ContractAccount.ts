/** An account that the contract suite is run against, as `contractSeed` says. */
export interface ContractAccount {
  /** Where all services are. */
  readonly endpoint: string;
  /** Lets as much time go by as anything takes. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}
