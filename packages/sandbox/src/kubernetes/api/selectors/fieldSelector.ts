import { KubernetesObject } from '../../objects/KubernetesObject';
import { isObject } from '../../objects/equalJson';
import { Resource } from '../../resources/Resource';
import { resources } from '../../resources/resources';
import { badRequest } from '../statusObjects';

/** Tells whether an object matches. */
export type FieldSelector = (object: KubernetesObject) => boolean;

const everywhere = ['metadata.name', 'metadata.namespace'];

const fieldsByResource = new Map<Resource, readonly string[]>([
  [
    resources.pods,
    [
      'spec.nodeName',
      'spec.restartPolicy',
      'spec.schedulerName',
      'spec.serviceAccountName',
      'spec.hostNetwork',
      'status.phase',
      'status.podIP',
      'status.nominatedNodeName',
    ],
  ],
  [
    resources.events,
    [
      'involvedObject.kind',
      'involvedObject.namespace',
      'involvedObject.name',
      'involvedObject.uid',
      'involvedObject.apiVersion',
      'involvedObject.resourceVersion',
      'involvedObject.fieldPath',
      'reason',
      'reportingComponent',
      'source',
      'type',
    ],
  ],
  [resources.nodes, ['spec.unschedulable']],
  [resources.namespaces, ['status.phase']],
  [resources.services, ['spec.clusterIP', 'spec.type']],
  [resources.secrets, ['type']],
  [resources.replicasets, ['status.replicas']],
  [resources.jobs, ['status.successful']],
]);

/** Names under which fields of the other version of events are asked for. */
const aliases: Readonly<Record<string, string>> = {
  'regarding.kind': 'involvedObject.kind',
  'regarding.namespace': 'involvedObject.namespace',
  'regarding.name': 'involvedObject.name',
  'regarding.uid': 'involvedObject.uid',
  reportingController: 'reportingComponent',
};

/** @throws StatusError BadRequest for a field by which the kind cannot be selected. */
export function parseFieldSelector(
  text: string,
  resource: Resource,
): FieldSelector {
  const requirements = text
    .split(',')
    .filter(Boolean)
    .map(part => {
      const [, field = '', operator, value = ''] =
        /^(.*?)(!=|==|=)(.*)$/.exec(part) ?? [];
      if (!operator) {
        throw badRequest(
          `invalid selector: '${text}'; can't understand '${part}'`,
        );
      }
      const path = aliases[field] ?? field;
      const own = fieldsByResource.get(resource);
      if (!everywhere.includes(path) && !own?.includes(path)) {
        throw badRequest(
          own
            ? `field label not supported: ${field}`
            : `${JSON.stringify(field)} is not a known field selector: only ${everywhere.map(known => JSON.stringify(known)).join(', ')}`,
        );
      }
      const isEqual = operator !== '!=';
      return (object: KubernetesObject) =>
        (readField(object, path) === value) === isEqual;
    });
  return object => requirements.every(requirement => requirement(object));
}

function readField(object: KubernetesObject, path: string): string {
  let value: unknown = object;
  for (const key of path.split('.')) {
    value = isObject(value) ? value[key] : undefined;
  }
  if (path === 'source' && isObject(value)) {
    return String(value.component ?? object.reportingComponent ?? '');
  }
  return value === undefined || value === null ? '' : String(value);
}
