import { stringify } from 'yaml';

/** The text of a kubeconfig with one cluster and one user; server certificates are verified against `caData`. */
export function writeKubeconfig(options: {
  cluster: string;
  server: string;
  /** The authority's certificate, PEM in base64. */
  caData: string;
  user: string;
  token: string;
}): string {
  const { cluster, server, caData, user, token } = options;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster,
        cluster: { server, 'certificate-authority-data': caData },
      },
    ],
    users: [{ name: user, user: { token } }],
    contexts: [{ name: cluster, context: { cluster, user } }],
    'current-context': cluster,
  });
}
