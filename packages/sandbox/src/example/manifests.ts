import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject } from '@kubernetes/client-node';
import { exampleFileError, Place, readExampleFile } from './exampleFile';

/** A Kubernetes object of the example, and where it is written. */
export interface Manifest {
  place: Place;
  object: KubernetesObject & { metadata: { name: string; namespace?: string } };
}

/** The label by which everything is known that belongs to the example: what lacks it is somebody else's. */
const LABEL = { key: 'sandbox.slipway.dev/example', value: 'retail' };

/** Whether an object on a cluster belongs to the example. */
export function isOfExample({ metadata }: KubernetesObject): boolean {
  return metadata?.labels?.[LABEL.key] === LABEL.value;
}

/** Kind, namespace and name in the way that people write them. */
export function describeObject({ kind, metadata }: KubernetesObject): string {
  const namespace = metadata?.namespace ? ` in ${metadata.namespace}` : '';
  return `${kind?.toLowerCase()}/${metadata?.name}${namespace}`;
}

const ROLES = 'plugins/slipway-backend-module-kubernetes/rbac';
const EXAMPLES = 'examples/kubernetes';

/**
 * Reads the Kubernetes objects of the retail example, and the roles that Slipway's own module ships.
 *
 * @param root - the checkout
 * @throws InputError with file, line and fix for an object that cannot be applied
 */
export async function readManifests(root: string): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  const seen = new Map<string, Place>();
  for (const file of await listFiles(root)) {
    for (const { place, value } of await readExampleFile(file, root)) {
      const manifest = { place, object: asObject(value, place) };
      const key = describeObject(manifest.object);
      const earlier = seen.get(key);
      if (earlier) {
        throw exampleFileError(
          place,
          `${key} is already in ${earlier.file}:${earlier.line}`,
          'Remove one of them, or give it another name',
        );
      }
      seen.set(key, place);
      manifests.push(manifest);
    }
  }
  return manifests;
}

async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(join(root, EXAMPLES), { withFileTypes: true });
  const folders = entries
    .filter(entry => entry.isDirectory())
    .map(({ name }) => join(EXAMPLES, name));
  const files = await Promise.all(
    [ROLES, ...folders].map(async folder => {
      const names = await readdir(join(root, folder));
      return names.map(name => join(root, folder, name));
    }),
  );
  return files
    .flat()
    .filter(name => name.endsWith('.yaml'))
    .sort();
}

function asObject(
  value: Record<string, unknown>,
  place: Place,
): Manifest['object'] {
  const { apiVersion, kind, metadata } = value as KubernetesObject;
  if (!apiVersion || !kind) {
    throw exampleFileError(
      place,
      'apiVersion or kind is missing',
      'Add both, e.g. apiVersion: apps/v1 and kind: Deployment',
    );
  }
  if (!metadata?.name) {
    throw exampleFileError(
      place,
      `this ${kind} has no name`,
      'Add metadata.name',
    );
  }
  const labels = { ...metadata.labels, [LABEL.key]: LABEL.value };
  return { ...value, metadata: { ...metadata, name: metadata.name, labels } };
}
