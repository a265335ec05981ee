import { join } from 'node:path';
import type { Binaries } from './build';

/** The parts of a control plane that run as processes, in the order of starting. */
export const componentNames = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
] as const;

/** @see {@link componentNames} */
export type ComponentName = (typeof componentNames)[number];

/** The ports of a control plane, all on the loopback interface. */
export const portNames = ['apiServer', 'etcd', 'etcdPeer', 'metrics'] as const;

/** @see {@link portNames} */
export type Ports = Record<(typeof portNames)[number], number>;

/** Where the files of one control plane are. */
export interface Layout {
  /** The control plane's own data directory. */
  data: string;
  /** The checkout's `packages/e2e/control-plane`. */
  source: string;
  binaries: Binaries;
  ports: Ports;
}

/** The files that are shared between the components. */
export function files({ data }: Pick<Layout, 'data'>) {
  const certificates = join(data, 'certificates');
  return {
    certificates,
    tokens: join(data, 'tokens.csv'),
    audit: join(data, 'audit.log'),
    state: join(data, 'state.json'),
    lock: join(data, 'owner.lock'),
    logs: join(data, 'logs'),
    kubeconfigOf: (user: string) =>
      join(data, 'kubeconfigs', `${user.replaceAll(/[^\w.-]/g, '_')}.yaml`),
  };
}

const flagsOf: Record<
  Exclude<ComponentName, 'kwok'>,
  (layout: Layout) => string[]
> = {
  etcd: ({ data, ports }) => [
    '--name=slipway',
    `--data-dir=${join(data, 'etcd')}`,
    `--listen-client-urls=http://127.0.0.1:${ports.etcd}`,
    `--advertise-client-urls=http://127.0.0.1:${ports.etcd}`,
    `--listen-peer-urls=http://127.0.0.1:${ports.etcdPeer}`,
    `--initial-advertise-peer-urls=http://127.0.0.1:${ports.etcdPeer}`,
    `--initial-cluster=slipway=http://127.0.0.1:${ports.etcdPeer}`,
    // The objects survive a crash of every process; only a crash of the machine could take them.
    '--unsafe-no-fsync',
    '--log-level=warn',
  ],
  'kube-apiserver': layout => {
    const { certificates, tokens, audit } = files(layout);
    return [
      `--etcd-servers=http://127.0.0.1:${layout.ports.etcd}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${layout.ports.apiServer}`,
      // Nothing routes to a Service here, and the reconciler refuses loopback addresses.
      '--endpoint-reconciler-type=none',
      '--service-cluster-ip-range=10.96.0.0/16',
      `--cert-dir=${certificates}`,
      `--tls-cert-file=${join(certificates, 'apiserver.crt')}`,
      `--tls-private-key-file=${join(certificates, 'apiserver.key')}`,
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-signing-key-file=${join(certificates, 'service-account.key')}`,
      `--service-account-key-file=${join(certificates, 'service-account.pub')}`,
      `--token-auth-file=${tokens}`,
      '--authorization-mode=RBAC',
      `--audit-policy-file=${join(layout.source, 'policy', 'audit.yaml')}`,
      `--audit-log-path=${audit}`,
      '--audit-log-maxsize=500',
      '--audit-log-maxbackup=1',
    ];
  },
  'kube-controller-manager': layout => {
    const { certificates, kubeconfigOf } = files(layout);
    return [
      `--kubeconfig=${kubeconfigOf('system:kube-controller-manager')}`,
      `--service-account-private-key-file=${join(certificates, 'service-account.key')}`,
      `--root-ca-file=${join(certificates, 'ca.crt')}`,
      // As on a managed cluster: the audit log then tells the controllers apart.
      '--use-service-account-credentials',
      '--leader-elect=false',
      '--secure-port=0',
      '--kube-api-qps=200',
      '--kube-api-burst=400',
      // Nodes never fail here: an API server that a test takes away for a minute must not make them seem to.
      '--node-monitor-grace-period=10m',
      '--horizontal-pod-autoscaler-sync-period=5s',
      // Pods count as unready, and their CPU as unknown, for that long after their start; by default for five minutes.
      '--horizontal-pod-autoscaler-cpu-initialization-period=3s',
      '--horizontal-pod-autoscaler-initial-readiness-delay=2s',
      '--horizontal-pod-autoscaler-downscale-stabilization=15s',
    ];
  },
  'kube-scheduler': layout => [
    `--kubeconfig=${files(layout).kubeconfigOf('system:kube-scheduler')}`,
    '--leader-elect=false',
    '--secure-port=0',
    '--kube-api-qps=200',
    '--kube-api-burst=400',
  ],
};

function kwok(layout: Layout): string[] {
  return [
    `--kubeconfig=${files(layout).kubeconfigOf('slipway-kwok')}`,
    '--manage-all-nodes=true',
    `--config=${join(layout.data, 'stages.yaml')}`,
    '--node-lease-duration-seconds=40',
  ];
}

/** The command line of a component. */
export function commandLine(
  component: ComponentName,
  layout: Layout,
): { command: string; arguments: string[] } {
  return component === 'kwok'
    ? { command: layout.binaries.kwok, arguments: kwok(layout) }
    : {
        command: layout.binaries.controlPlane,
        arguments: [component, ...flagsOf[component](layout)],
      };
}
