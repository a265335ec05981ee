import { KubernetesObject } from '../../objects/KubernetesObject';
import { apiVersionOf, Resource } from '../../resources/Resource';
import { resources } from '../../resources/resources';
import {
  badRequest,
  FieldProblem,
  invalid,
  invalidValue,
  requiredValue,
} from '../statusObjects';
import { findTypeMismatch } from './fieldTypes';
import { checkLabelName, checkPathSegment, checkSubdomainName } from './names';
import { checkPodSpec } from './podTemplate';
import { checkCount, checkWorkload } from './workloads';

type Fields = Record<string, unknown>;

const workloads: readonly Resource[] = [
  resources.deployments,
  resources.replicasets,
  resources.statefulsets,
  resources.daemonsets,
];

/**
 * Looks for what the API server would not store.
 *
 * @param current - what is there, where it is changed
 * @throws StatusError Invalid naming every rule that is broken, or BadRequest for a field of another type.
 */
export function validate(
  resource: Resource,
  object: KubernetesObject,
  current?: KubernetesObject,
): void {
  checkTypes(resource, object);
  const problems = [
    ...(current ? [] : checkName(resource, object)),
    ...checkSpec(resource, object, current),
  ];
  if (problems.length) {
    throw invalid(resource, object.metadata.name ?? '', problems);
  }
}

function checkSpec(
  resource: Resource,
  object: KubernetesObject,
  current: KubernetesObject | undefined,
): FieldProblem[] {
  if (workloads.includes(resource)) {
    return checkWorkload(resource, object, current);
  }
  switch (resource) {
    case resources.pods:
      return checkPodSpec('spec', (object.spec ?? {}) as Fields);
    case resources.horizontalpodautoscalers:
      return checkAutoscaler((object.spec ?? {}) as Fields);
    default:
      return [];
  }
}

function checkName(
  resource: Resource,
  { metadata }: KubernetesObject,
): FieldProblem[] {
  const field = 'metadata.name';
  const { name, generateName } = metadata;
  if (!name) {
    return generateName
      ? []
      : [requiredValue(field, 'name or generateName is required')];
  }
  if (resource === resources.namespaces) {
    return checkLabelName(field, name);
  }
  return resource.group === 'rbac.authorization.k8s.io'
    ? checkPathSegment(field, name)
    : checkSubdomainName(field, name);
}

function checkAutoscaler(spec: Fields): FieldProblem[] {
  const { minReplicas, maxReplicas } = spec as {
    minReplicas?: number;
    maxReplicas?: number;
  };
  if (maxReplicas === undefined) {
    return [invalidValue('spec.maxReplicas', 0, 'must be greater than 0')];
  }
  return [
    ...checkCount('spec.minReplicas', minReplicas),
    ...(maxReplicas < 1
      ? [
          invalidValue(
            'spec.maxReplicas',
            maxReplicas,
            'must be greater than 0',
          ),
        ]
      : []),
    ...(minReplicas !== undefined && maxReplicas < minReplicas
      ? [
          invalidValue(
            'spec.maxReplicas',
            maxReplicas,
            'must be greater than or equal to `minReplicas`',
          ),
        ]
      : []),
  ];
}

function checkTypes(resource: Resource, object: KubernetesObject) {
  const mismatch = findTypeMismatch(resource, object);
  if (mismatch) {
    throw badRequest(
      `${resource.kind} in version ${JSON.stringify(apiVersionOf(resource).split('/').at(-1))} cannot be handled as a ${resource.kind}: ${mismatch}`,
    );
  }
}
