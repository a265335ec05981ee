/** The variables that `app-config.yaml` of the demo names. */
export function portalEnvironment(options: {
  port: number;
  postgres: { host: string; port: number; user: string; password: string };
  cluster: {
    server: string;
    caData: string;
    tokens: Readonly<Record<string, string>>;
  };
}): Record<string, string> {
  const { port, postgres, cluster } = options;
  return {
    SLIPWAY_DEMO_URL: `http://localhost:${port}`,
    SLIPWAY_DEMO_PORT: String(port),
    SLIPWAY_POSTGRES_HOST: postgres.host,
    SLIPWAY_POSTGRES_PORT: String(postgres.port),
    SLIPWAY_POSTGRES_USER: postgres.user,
    SLIPWAY_POSTGRES_PASSWORD: postgres.password,
    SLIPWAY_CLUSTER_URL: cluster.server,
    SLIPWAY_CLUSTER_CA: cluster.caData,
    SLIPWAY_READER_TOKEN: cluster.tokens['slipway-reader'] ?? '',
    SLIPWAY_EXECUTOR_TOKEN: cluster.tokens['slipway-executor'] ?? '',
  };
}
