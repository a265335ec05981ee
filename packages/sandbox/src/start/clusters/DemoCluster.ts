/** The clusters that app-config.yaml of the demo names, in the order of promotion. */
export const clusterNames = ['retail-cluster', 'retail-cluster-2'] as const;

/** One of them. */
export type ClusterName = (typeof clusterNames)[number];

/** How the portal comes to a cluster: one token for reading, another for changing. */
export type ClusterAccess = {
  server: string;
  /** The authority of its certificate: PEM in base64. Without it, one that this machine trusts anyway. */
  caData: string | undefined;
  readerToken: string;
  executorToken: string;
};

/** The clusters of the demo, with the retail example on them. */
export type DemoCluster = {
  access: Record<ClusterName, ClusterAccess>;
  /** The file with what the autoscalers did before the portal was there. */
  scalingHistory?: string;
  stop(): Promise<void>;
};

/** What a kind of cluster is told at its start. */
export type ClusterOptions = {
  /** Where it keeps what is to outlive it. */
  dataDirectory: string;
  log: (line: string) => void;
};
