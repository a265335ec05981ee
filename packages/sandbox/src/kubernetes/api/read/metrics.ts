import { ApiContext } from '../ApiContext';
import { Call, CompleteAnswer } from '../request/Call';
import { parseLabelSelector } from '../selectors/labelSelector';
import { methodNotAllowed, unknownResource } from '../statusObjects';
import { StatusError } from '../../store/StatusError';

interface Metrics {
  metadata: { name: string };
}

const apiVersion = 'metrics.k8s.io/v1beta1';

/** Answers for `metrics.k8s.io`: what pods and nodes use. */
export function readMetrics(
  { info, query, method }: Call,
  { sources }: ApiContext,
): CompleteAnswer {
  if (method !== 'GET') {
    throw methodNotAllowed();
  }
  const selector = parseLabelSelector(query.get('labelSelector') ?? '');
  const items = listItems(
    { resource: info.resource, namespace: info.namespace },
    { sources, selector },
  ) as readonly Metrics[];
  if (info.name === undefined) {
    const kind =
      info.resource === 'pods' ? 'PodMetricsList' : 'NodeMetricsList';
    return { status: 200, body: { kind, apiVersion, metadata: {}, items } };
  }
  const found = items.find(({ metadata }) => metadata.name === info.name);
  if (!found) {
    const subject = info.resource === 'pods' ? 'podmetrics' : 'nodemetrics';
    const name = [info.namespace, info.name].filter(Boolean).join('/');
    throw new StatusError(
      404,
      'NotFound',
      `${subject}.metrics.k8s.io "${name}" not found`,
      { name, group: 'metrics.k8s.io', kind: subject },
    );
  }
  return { status: 200, body: found };
}

function listItems(
  { resource, namespace }: { resource: string; namespace?: string },
  {
    sources,
    selector,
  }: Pick<ApiContext, 'sources'> & {
    selector: ReturnType<typeof parseLabelSelector>;
  },
): readonly object[] {
  switch (resource) {
    case 'pods':
      return sources.podMetrics(namespace, selector);
    case 'nodes':
      return sources.nodeMetrics(selector);
    default:
      throw unknownResource();
  }
}
