import { KubernetesObject } from '../objects/KubernetesObject';

/** What may be done with a resource, as discovery tells it. */
export type ResourceVerb =
  | 'create'
  | 'delete'
  | 'deletecollection'
  | 'get'
  | 'list'
  | 'patch'
  | 'update'
  | 'watch';

/** Parts of an object with an address of their own. */
export type Subresource = 'status' | 'scale' | 'log';

/** A kind of object that is served. */
export interface Resource<T extends KubernetesObject = KubernetesObject> {
  /** `''` is the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly ResourceVerb[];
  readonly subresources: readonly Subresource[];
  /** What a change of raises the generation; kinds without a generation have none. */
  readonly generation?: 'spec' | 'spec-and-annotations';
  /** A field of the specification whose change does not raise it. @default none */
  readonly generationIgnores?: string;
  /** Field managers are not recorded: there are many of these objects, and nobody asks who set what of them. @default false */
  readonly isUnmanaged?: boolean;
  /** The type of its objects; never set. */
  readonly objects?: T;
}

/** `deployments.apps`, as the API names a resource in its messages. */
export function nameOf({ plural, group }: Resource): string {
  return group === '' ? plural : `${plural}.${group}`;
}

/** `apps/v1`, as objects say it. */
export function apiVersionOf({
  group,
  version,
}: Pick<Resource, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

export const allVerbs: readonly ResourceVerb[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

type Options = Partial<
  Pick<
    Resource,
    | 'singular'
    | 'shortNames'
    | 'categories'
    | 'namespaced'
    | 'verbs'
    | 'subresources'
    | 'generation'
    | 'generationIgnores'
    | 'isUnmanaged'
  >
>;

/**
 * Makes what a table says of a resource.
 *
 * @param options - namespaced with all verbs and without subresources, unless it says otherwise
 */
export function defineResource<T extends KubernetesObject = KubernetesObject>(
  apiVersion: string,
  kind: string,
  plural: string,
  options: Options = {},
): Resource<T> {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return {
    group,
    version,
    kind,
    plural,
    singular: kind.toLowerCase(),
    shortNames: [],
    categories: [],
    namespaced: true,
    verbs: allVerbs,
    subresources: [],
    ...options,
  };
}
