import { isPlainObject } from './equalJson';

/** By which field the items of a list are told apart, as the API's types declare it (`patchMergeKey`). */
const keysByField: Readonly<Record<string, string>> = {
  addresses: 'type',
  conditions: 'type',
  containers: 'name',
  env: 'name',
  ephemeralContainers: 'name',
  hostAliases: 'ip',
  hostIPs: 'ip',
  imagePullSecrets: 'name',
  initContainers: 'name',
  ownerReferences: 'uid',
  podIPs: 'ip',
  resourceClaims: 'name',
  schedulingGates: 'name',
  topologySpreadConstraints: 'topologyKey',
  volumeDevices: 'devicePath',
  volumeMounts: 'mountPath',
  volumes: 'name',
};

/** The key of a list's items, or `undefined` where the list is one value. */
export function listKeyOf(
  field: string,
  items: readonly unknown[],
): string | undefined {
  const key = field === 'ports' ? portKeyOf(items) : keysByField[field];
  return key !== undefined &&
    items.every(
      item => isPlainObject(item) && (key in item || '$patch' in item),
    )
    ? key
    : undefined;
}

/** Whether a list of plain values is a set, which patches add to. */
export function isSet(field: string): boolean {
  return field === 'finalizers';
}

function portKeyOf(items: readonly unknown[]): string {
  return items.some(item => isPlainObject(item) && 'containerPort' in item)
    ? 'containerPort'
    : 'port';
}
