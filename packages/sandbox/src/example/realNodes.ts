import { V1Container, V1PodSpec, V1Probe } from '@kubernetes/client-node';
import { parseAge } from './age';
import { HistoryStep } from './history';
import { Manifest } from './manifests';
import { RetailExample } from './readExample';
import { isWorkload, Workload } from './workload';

/** A shell that anybody can pull, by digest: the tag before it can be the version of the service, as no runtime looks at it. */
const IMAGE = 'docker.io/library/busybox';
const DIGEST =
  'sha256:73aaf090f3d85aa34ee199857f03fa3a95c8ede2ffd4cc2cdb5b94e566b11662';

/** How a container acts on a node that really runs it. */
export type ContainerActs = Pick<
  V1Container,
  'image' | 'command' | 'args' | 'resources'
> & {
  readinessProbe: V1Probe | null;
  livenessProbe: V1Probe | null;
};

const wait = 'trap "exit 0" TERM; sleep 2147483647 & wait';
const fail: V1Probe = { exec: { command: ['false'] }, periodSeconds: 2 };

/**
 * The same example for nodes that really run its pods, where the services' images cannot be pulled: a small shell stands for each, under the
 * version of the service, and acts as `history.yaml` says.
 *
 * @remarks
 * It asks for next to nothing, mounts nothing of the nodes, and grants nothing to user names that the cluster may know.
 */
export function onRealNodes(example: RetailExample): RetailExample {
  return {
    ...example,
    manifests: example.manifests.map(withoutUsers).map(withShells),
    history: example.history.map(step => ({ ...step, acts: actsOf(step) })),
  };
}

/** What the container does of which a change tells. */
function actsOf(
  step: Pick<
    HistoryStep,
    'image' | 'version' | 'behaviour' | 'readyAfter' | 'exitCode' | 'message'
  >,
): ContainerActs {
  const shell: ContainerActs = {
    image: `${IMAGE}:${step.version}@${DIGEST}`,
    command: ['/bin/sh', '-c', wait],
    args: [],
    resources: { requests: { cpu: '5m', memory: '8Mi' } },
    readinessProbe: null,
    livenessProbe: null,
  };
  switch (step.behaviour) {
    case 'slow-start': {
      const seconds = (parseAge(step.readyAfter) ?? 0) / 1000 || 30;
      const command = `sleep ${seconds}; touch /tmp/ready; ${wait}`;
      return {
        ...shell,
        command: ['/bin/sh', '-c', command],
        readinessProbe: {
          exec: { command: ['test', '-e', '/tmp/ready'] },
          periodSeconds: 1,
        },
      };
    }
    case 'crash-loop':
      return {
        ...shell,
        command: ['/bin/sh', '-c', 'printf "%s\\n" "$0" >&2; exit "$1"'],
        args: [
          step.message ?? 'Application run failed',
          String(step.exitCode ?? 137),
        ],
      };
    case 'image-pull-error':
      return { ...shell, image: step.image };
    case 'never-ready':
      return { ...shell, readinessProbe: fail };
    case 'probe-failure':
      return { ...shell, livenessProbe: fail };
    default:
      return shell;
  }
}

function withShells(manifest: Manifest): Manifest {
  if (!isWorkload(manifest)) {
    return manifest;
  }
  const workload = structuredClone(manifest.object) as Manifest['object'] &
    Workload;
  const pod = workload.spec?.template.spec;
  for (const container of pod?.containers ?? []) {
    const { image = '' } = container;
    const acts = actsOf({ ...atRest, image, version: tagOf(image) });
    Object.assign(container, withoutNulls(acts));
  }
  if (pod) {
    leaveNodesAlone(pod);
  }
  return { ...manifest, object: workload };
}

const atRest = {
  behaviour: undefined,
  readyAfter: undefined,
  exitCode: undefined,
  message: undefined,
};

function tagOf(image: string): string {
  return /:([^:/]*)$/.exec(image)?.[1] ?? 'latest';
}

function withoutNulls(acts: ContainerActs): Partial<V1Container> {
  return {
    ...acts,
    readinessProbe: acts.readinessProbe ?? undefined,
    livenessProbe: acts.livenessProbe ?? undefined,
  };
}

function leaveNodesAlone(pod: V1PodSpec): void {
  pod.volumes = pod.volumes?.map(({ hostPath, ...volume }) =>
    hostPath ? { ...volume, emptyDir: {} } : volume,
  );
}

/** The bindings without the users that only the clusters of the demo know. */
function withoutUsers(manifest: Manifest): Manifest {
  const { object } = manifest;
  const { subjects } = object as { subjects?: { kind: string }[] };
  return subjects
    ? {
        ...manifest,
        object: {
          ...object,
          subjects: subjects.filter(({ kind }) => kind !== 'User'),
        } as Manifest['object'],
      }
    : manifest;
}
