import { KubernetesObject } from '../../objects/KubernetesObject';
import { parseFieldSelector } from '../selectors/fieldSelector';
import { parseLabelSelector } from '../selectors/labelSelector';
import { ServedResource } from '../served/ServedResource';

/** Which objects a request is about. */
export interface Selection {
  /** Whether it asks for all of them. */
  isEverything: boolean;
  matches(object: KubernetesObject): boolean;
}

/** Reads the selectors of a request, and the namespace and name of its address. */
export function readSelection(
  query: URLSearchParams,
  { resource }: ServedResource,
  address: { namespace?: string; name?: string } = {},
): Selection {
  const labels = query.get('labelSelector') ?? '';
  const fields = query.get('fieldSelector') ?? '';
  const byLabels = parseLabelSelector(labels);
  const byFields = parseFieldSelector(fields, resource);
  const { namespace, name } = address;
  return {
    isEverything: !labels && !fields,
    matches: object =>
      (namespace === undefined || object.metadata.namespace === namespace) &&
      (name === undefined || object.metadata.name === name) &&
      (!labels || byLabels(object.metadata.labels)) &&
      (!fields || byFields(object)),
  };
}
