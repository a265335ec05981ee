import { Manifest } from './manifests';
import { RetailExample } from './readExample';

/** The label of a namespace that is on one cluster only. */
const CLUSTER_LABEL = 'sandbox.slipway.dev/cluster';

/**
 * The part of an example that is on one of its clusters: the namespaces labelled with the cluster's name and what is in them, and what
 * belongs to no cluster in particular.
 */
export function exampleOfCluster(
  example: RetailExample,
  cluster: string,
): RetailExample {
  const elsewhere = new Set(
    example.manifests
      .filter(({ object }) => object.kind === 'Namespace')
      .filter(({ object }) => {
        const wanted = object.metadata.labels?.[CLUSTER_LABEL];
        return wanted !== undefined && wanted !== cluster;
      })
      .map(({ object }) => object.metadata.name),
  );
  const isHere = (namespace: string | undefined) =>
    namespace === undefined || !elsewhere.has(namespace);
  return {
    manifests: example.manifests.filter(manifest =>
      isHere(namespaceOf(manifest)),
    ),
    history: example.history.filter(({ workload }) =>
      isHere(workload.namespace),
    ),
    loads: example.loads.filter(({ selector }) => isHere(selector.namespace)),
  };
}

function namespaceOf({ object }: Manifest): string | undefined {
  return object.kind === 'Namespace'
    ? object.metadata.name
    : object.metadata.namespace;
}
