import type { ExampleAccount } from './aws/startExampleAccount';
import { ClusterAccess, DemoCluster } from './clusters/DemoCluster';

/** The variables that `app-config.yaml` of the demo names. One that is not there leaves its setting out. */
export function portalEnvironment(options: {
  port: number;
  postgres: { host: string; port: number; user: string; password: string };
  cluster: Pick<DemoCluster, 'access' | 'scalingHistory'>;
  account: Omit<ExampleAccount, 'stop'>;
}): Record<string, string> {
  const { port, postgres, cluster, account } = options;
  return {
    SLIPWAY_DEMO_URL: `http://localhost:${port}`,
    SLIPWAY_DEMO_PORT: String(port),
    SLIPWAY_POSTGRES_HOST: postgres.host,
    SLIPWAY_POSTGRES_PORT: String(postgres.port),
    SLIPWAY_POSTGRES_USER: postgres.user,
    SLIPWAY_POSTGRES_PASSWORD: postgres.password,
    ...accessVariables('', cluster.access['retail-cluster']),
    ...accessVariables('_2', cluster.access['retail-cluster-2']),
    SLIPWAY_AWS_ACCESS_KEY_ID: account.accessKeyId,
    SLIPWAY_AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    SLIPWAY_DEMO_RECOVERY_HISTORY: account.recoveryHistory,
    ...awsVariables(account.endpoint),
    ...(cluster.scalingHistory && {
      SLIPWAY_DEMO_HISTORY: cluster.scalingHistory,
    }),
  };
}

/** What the AWS SDK itself reads: everything goes to the simulated account, and nothing to the machine's own. */
function awsVariables(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

function accessVariables(
  suffix: string,
  { server, caData, readerToken, executorToken }: ClusterAccess,
): Record<string, string> {
  return {
    [`SLIPWAY_CLUSTER_URL${suffix}`]: server,
    ...(caData && { [`SLIPWAY_CLUSTER_CA${suffix}`]: caData }),
    [`SLIPWAY_READER_TOKEN${suffix}`]: readerToken,
    [`SLIPWAY_EXECUTOR_TOKEN${suffix}`]: executorToken,
  };
}
