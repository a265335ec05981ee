import { KubernetesObject } from '@kubernetes/client-node';

/** A kind of object as rights and paths name it. */
export type ResourceName = { group: string; version: string; plural: string };

/** The resource of an object of the example. */
export function resourceOf({
  apiVersion = '',
  kind = '',
}: KubernetesObject): ResourceName {
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  const singular = kind.toLowerCase();
  return {
    group: group ?? '',
    version: version ?? '',
    plural: singular.endsWith('s') ? `${singular}es` : `${singular}s`,
  };
}
