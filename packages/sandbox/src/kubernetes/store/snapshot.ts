import { InputError } from '@backstage/errors';
import { KubernetesObject } from '../objects/KubernetesObject';
import { nameOf, Resource } from '../resources/Resource';
import { resources } from '../resources/resources';

const FORMAT = 1;

interface Content {
  resourceVersion: number;
  time: Date;
  objects: readonly (readonly [Resource, readonly KubernetesObject[]])[];
}

/** Everything of a store as a text; who asks for the time before the rest finds it in front. */
export function writeSnapshot(content: Content): string {
  return JSON.stringify({
    format: FORMAT,
    resourceVersion: content.resourceVersion,
    time: content.time.toISOString(),
    objects: Object.fromEntries(
      content.objects
        .filter(([, items]) => items.length > 0)
        .map(([resource, items]) => [nameOf(resource), items]),
    ),
  });
}

/** @throws InputError where that is no snapshot, or not a whole one. */
export function readSnapshot(text: string): Content {
  const snapshot = parse(text);
  const byName = new Map<string, Resource>(
    Object.values(resources).map(resource => [nameOf(resource), resource]),
  );
  return {
    resourceVersion: snapshot.resourceVersion,
    time: new Date(snapshot.time),
    objects: Object.entries(snapshot.objects).map(([name, items]) => {
      const resource = byName.get(name);
      if (!resource || !Array.isArray(items)) {
        throw new InputError(`it holds ${name}, which is not served`);
      }
      return [resource, items] as const;
    }),
  };
}

function parse(text: string) {
  let snapshot;
  try {
    snapshot = JSON.parse(text);
  } catch {
    throw new InputError('it is not JSON, or not all of it');
  }
  if (
    snapshot?.format !== FORMAT ||
    !Number.isInteger(snapshot.resourceVersion) ||
    Number.isNaN(Date.parse(snapshot.time)) ||
    typeof snapshot.objects !== 'object'
  ) {
    throw new InputError(
      `it is not a cluster's state in the format ${FORMAT} of this version`,
    );
  }
  return snapshot as {
    resourceVersion: number;
    time: string;
    objects: Record<string, KubernetesObject[]>;
  };
}
