import { equalJson, isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { Resource } from '../../resources/Resource';
import { resources } from '../../resources/resources';
import {
  FieldProblem,
  forbidden,
  invalidValue,
  requiredValue,
} from '../statusObjects';
import { checkPodSpec, checkRestartPolicy } from './podTemplate';
import { checkRollout } from './rollout';

type Fields = Record<string, unknown>;

const immutableSelector: readonly Resource[] = [
  resources.deployments,
  resources.replicasets,
  resources.daemonsets,
];

/** What of a StatefulSet may be changed. */
const changeable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

/** What is wrong with a Deployment, ReplicaSet, StatefulSet or DaemonSet. */
export function checkWorkload(
  resource: Resource,
  object: KubernetesObject,
  current: KubernetesObject | undefined,
): FieldProblem[] {
  const spec = (object.spec ?? {}) as Fields;
  const template = (isPlainObject(spec.template) ? spec.template : {}) as {
    metadata?: Fields;
    spec?: Fields;
  };
  const podSpec = template.spec ?? {};
  return [
    ...checkCount('spec.replicas', spec.replicas),
    ...checkSelector(spec.selector, template.metadata?.labels),
    ...checkPodSpec('spec.template.spec', podSpec),
    ...checkRestartPolicy('spec.template.spec', podSpec, ['Always']),
    ...checkRollout(spec),
    ...(current ? checkUpdate(resource, spec, current.spec as Fields) : []),
  ];
}

export function checkCount(field: string, value: unknown): FieldProblem[] {
  return typeof value === 'number' && value < 0
    ? [invalidValue(field, value, 'must be greater than or equal to 0')]
    : [];
}

function checkSelector(selector: unknown, labels: unknown): FieldProblem[] {
  const mismatch = invalidValue(
    'spec.template.metadata.labels',
    labels,
    '`selector` does not match template `labels`',
  );
  if (!isPlainObject(selector)) {
    return [requiredValue('spec.selector'), mismatch];
  }
  if (Object.keys(selector).length === 0) {
    return [
      invalidValue(
        'spec.selector',
        selector,
        'empty selector is invalid for deployment',
      ),
    ];
  }
  const found = isPlainObject(labels) ? labels : {};
  const wanted = Object.entries((selector.matchLabels ?? {}) as Fields);
  return wanted.every(([key, value]) => found[key] === value) ? [] : [mismatch];
}

function checkUpdate(
  resource: Resource,
  spec: Fields,
  before: Fields,
): FieldProblem[] {
  if (resource === resources.statefulsets) {
    const isChanged = [...Object.keys(spec), ...Object.keys(before)].some(
      key => !changeable.includes(key) && !equalJson(spec[key], before[key]),
    );
    return isChanged
      ? [
          forbidden(
            'spec',
            `updates to statefulset spec for fields other than ${changeable
              .slice(0, -1)
              .map(name => `'${name}'`)
              .join(', ')} and 'minReadySeconds' are forbidden`,
          ),
        ]
      : [];
  }
  return immutableSelector.includes(resource) &&
    !equalJson(spec.selector, before.selector)
    ? [invalidValue('spec.selector', spec.selector, 'field is immutable')]
    : [];
}
