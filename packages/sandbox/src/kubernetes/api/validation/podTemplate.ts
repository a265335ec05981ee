import { isPlainObject } from '../../objects/equalJson';
import {
  FieldProblem,
  invalidValue,
  requiredValue,
  unsupportedValue,
} from '../statusObjects';
import { checkLabelName } from './names';
import { parseQuantity } from '../../../quantity';

type Fields = Record<string, unknown>;

/** What is wrong with the specification of a pod. */
export function checkPodSpec(field: string, spec: Fields): FieldProblem[] {
  const containers = listAt(spec, 'containers');
  const initContainers = listAt(spec, 'initContainers');
  return [
    ...(containers.length ? [] : [requiredValue(`${field}.containers`)]),
    ...checkContainers(`${field}.containers`, containers),
    ...checkContainers(`${field}.initContainers`, initContainers),
  ];
}

/** The restart policies that a workload's pods may have. */
export function checkRestartPolicy(
  field: string,
  spec: Fields,
  allowed: readonly string[],
): FieldProblem[] {
  const policy = spec.restartPolicy;
  return typeof policy === 'string' && !allowed.includes(policy)
    ? [unsupportedValue(`${field}.restartPolicy`, policy, allowed)]
    : [];
}

function checkContainers(
  field: string,
  containers: readonly Fields[],
): FieldProblem[] {
  const names = containers.map(({ name }) => String(name ?? ''));
  return containers.flatMap((container, index) => {
    const at = `${field}[${index}]`;
    const name = names[index] ?? '';
    return [
      ...(name
        ? checkLabelName(`${at}.name`, name)
        : [requiredValue(`${at}.name`)]),
      ...(names.indexOf(name) < index ? [duplicate(`${at}.name`, name)] : []),
      ...(container.image ? [] : [requiredValue(`${at}.image`)]),
      ...checkResources(`${at}.resources`, container.resources),
    ];
  });
}

function checkResources(field: string, resources: unknown): FieldProblem[] {
  const { requests, limits } = isPlainObject(resources)
    ? (resources as { requests?: Fields; limits?: Fields })
    : {};
  return Object.entries(requests ?? {}).flatMap(([name, request]) => {
    const limit = limits?.[name];
    return limit !== undefined &&
      (parseQuantity(request) ?? 0) > (parseQuantity(limit) ?? 0)
      ? [
          invalidValue(
            `${field}.requests`,
            String(request),
            `must be less than or equal to ${name} limit of ${String(limit)}`,
          ),
        ]
      : [];
  });
}

function listAt(object: Fields, field: string): readonly Fields[] {
  const list = object[field];
  return Array.isArray(list) ? list.filter(isPlainObject) : [];
}

function duplicate(field: string, value: string): FieldProblem {
  return {
    field,
    reason: 'FieldValueDuplicate',
    message: `Duplicate value: ${JSON.stringify(value)}`,
  };
}
