import { isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { Resource } from '../../resources/Resource';

/** The types of the fields that are checked for it, as Go names them. */
const fieldTypes = [
  ['replicas', 'number', 'int32'],
  ['minReplicas', 'number', 'int32'],
  ['maxReplicas', 'number', 'int32'],
  ['revisionHistoryLimit', 'number', 'int32'],
  ['progressDeadlineSeconds', 'number', 'int32'],
  ['paused', 'boolean', 'bool'],
] as const;

/** Says which field is of another type than its kind has it, in the words of Go's JSON. */
export function findTypeMismatch(
  resource: Resource,
  { spec }: KubernetesObject,
): string | undefined {
  if (!isPlainObject(spec)) {
    return undefined;
  }
  for (const [field, type, goType] of fieldTypes) {
    const value = spec[field];
    if (
      value !== undefined &&
      value !== null &&
      (typeof value !== type || (type === 'number' && !Number.isInteger(value)))
    ) {
      return `json: cannot unmarshal ${goNameOf(value)} into Go struct field ${resource.kind}Spec.spec.${field} of type ${goType}`;
    }
  }
  return undefined;
}

function goNameOf(value: unknown): string {
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? `number ${value}` : typeof value;
}
