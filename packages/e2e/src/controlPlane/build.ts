import { join } from 'node:path';
import { cachedBuild, type Program } from './cachedBuild';

/** The programs that a control plane is made of. */
export interface Binaries {
  /** etcd, API server, controllers and scheduler, by subcommand. */
  controlPlane: string;
  kwok: string;
  /** Runs a program and ends it when the parent is gone. */
  guard: string;
}

/** @see {@link buildControlPlane} */
export interface BuildOptions {
  /** Told about progress, a line at a time. @default no one */
  log?: (line: string) => void;
}

// Clients read the version from the API server and refuse one that they cannot parse.
const kubernetesVersion = '-X k8s.io/component-base/version.gitVersion=v1.35.4';

const controlPlane: readonly Program[] = [
  { module: 'guard', program: 'guard', target: '.', flags: '-s -w' },
  {
    module: 'kwok',
    program: 'kwok',
    target: 'sigs.k8s.io/kwok/cmd/kwok',
    flags: '-s -w',
  },
  {
    module: 'kubernetes',
    program: 'control-plane',
    target: '.',
    flags: `-s -w ${kubernetesVersion}`,
  },
];

const kubectl: Program = {
  module: 'kubectl',
  program: 'kubectl',
  target: 'k8s.io/kubernetes/cmd/kubectl',
  flags: `-s -w ${kubernetesVersion}`,
};

/**
 * The control plane's programs, from the cache or built from the pinned Go modules (about six minutes on two cores).
 *
 * @throws {@link PreparationError} if Go is missing or too old, the disk is full, or the modules cannot be fetched.
 */
export async function buildControlPlane(
  options: BuildOptions = {},
): Promise<Binaries> {
  const folder = await cachedBuild({
    what: 'the Kubernetes control plane',
    programs: controlPlane,
    minutes: 6,
    log: options.log ?? (() => {}),
  });
  return {
    controlPlane: join(folder, 'control-plane'),
    kwok: join(folder, 'kwok'),
    guard: join(folder, 'guard'),
  };
}

/**
 * The path of kubectl, from the cache or built from its pinned Go module, in the version of the control plane.
 *
 * @throws {@link PreparationError} as {@link buildControlPlane}.
 */
export async function buildKubectl(
  options: BuildOptions = {},
): Promise<string> {
  const folder = await cachedBuild({
    what: 'kubectl',
    programs: [kubectl],
    minutes: 2,
    log: options.log ?? (() => {}),
  });
  return join(folder, 'kubectl');
}
