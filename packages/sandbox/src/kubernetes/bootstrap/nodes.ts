/** What the simulated machines of a cluster are like. */
export interface NodeOptions {
  /** @default 3 */
  count?: number;
  /** CPUs of each. A pod that requests more cannot be scheduled. @default 16 */
  cpu?: number;
  /** Memory of each, in GiB. @default 64 */
  memoryGiB?: number;
  /** Pods of each. @default 250 */
  pods?: number;
}

const region = 'us-east-1';

/** A Node as its kubelet registers it; nodes are spread over three zones. */
export function nodeObject(
  index: number,
  { cpu = 16, memoryGiB = 64, pods = 250 }: NodeOptions,
) {
  const name = `node-${index + 1}`;
  const capacity = {
    cpu: String(cpu),
    memory: `${memoryGiB}Gi`,
    pods: String(pods),
  };
  const platform = { arch: 'amd64', os: 'linux' };
  const cidr = `10.${244 + (index >> 8)}.${index & 255}.0/24`;
  return {
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': platform.arch,
        'beta.kubernetes.io/os': platform.os,
        'kubernetes.io/arch': platform.arch,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': platform.os,
        'topology.kubernetes.io/region': region,
        'topology.kubernetes.io/zone': `${region}${'abc'[index % 3]}`,
      },
    },
    spec: { podCIDR: cidr, podCIDRs: [cidr] },
    status: {
      capacity,
      allocatable: capacity,
      phase: 'Running',
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
        },
      ],
      addresses: [
        {
          type: 'InternalIP',
          address: `10.0.${index >> 8}.${(index & 255) + 1}`,
        },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        architecture: platform.arch,
        operatingSystem: platform.os,
        kubeletVersion: 'v1.35.4',
        containerRuntimeVersion: 'simulated',
      },
    },
  };
}
