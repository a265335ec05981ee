import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, NotFoundError } from '@backstage/errors';
import { clusterNames } from '../start/clusters/DemoCluster';

/**
 * The administrator's kubeconfig of a cluster of a demo.
 *
 * @throws NotFoundError where that directory has no demo.
 */
export function findKubeconfig(dataDirectory: string, cluster: string): string {
  if (!clusterNames.some(name => name === cluster)) {
    throw new InputError(
      `The demo has no cluster "${cluster}". It has ${clusterNames.join(', ')}.`,
    );
  }
  const folder = join(dataDirectory, 'cluster');
  const candidates = [
    join(folder, cluster, 'kubeconfigs', 'admin.yaml'),
    join(folder, 'kubeconfigs', 'admin.yaml'),
  ];
  const found = candidates.find(path => existsSync(path));
  if (found) {
    return found;
  }
  if (readKind(dataDirectory) === 'kubeconfig') {
    throw new InputError(
      'This demo shows a cluster of your own: change it with kubectl.',
    );
  }
  throw new NotFoundError(
    `There is no demo in ${dataDirectory}. Start it with scripts/start, or name its directory with --data.`,
  );
}

function readKind(dataDirectory: string): string | undefined {
  try {
    return readFileSync(join(dataDirectory, 'cluster-kind'), 'utf8').trim();
  } catch {
    return undefined;
  }
}
