/** An owner of an object, as in its metadata. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** What a field manager has set. */
export interface ManagedFieldsEntry {
  manager: string;
  operation: 'Update' | 'Apply';
  apiVersion: string;
  time: string;
  fieldsType: 'FieldsV1';
  fieldsV1: object;
  subresource?: string;
}

/** The metadata of an object that is stored. */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  generateName?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Readonly<Record<string, string>>;
  annotations?: Readonly<Record<string, string>>;
  ownerReferences?: readonly OwnerReference[];
  finalizers?: readonly string[];
  managedFields?: readonly ManagedFieldsEntry[];
}

/** An object as it is stored: frozen, JSON (times are texts). */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec?: object;
  status?: object;
  [field: string]: unknown;
}

/** An object that is to be created: the store fills what is missing in its metadata. */
export type NewObject<T extends KubernetesObject = KubernetesObject> = {
  [
    Field in keyof T as string extends Field
      ? never
      : Field extends 'metadata' | 'apiVersion' | 'kind'
        ? never
        : Field
  ]?: T[Field];
} & {
  apiVersion?: string;
  kind?: string;
  metadata: Partial<ObjectMeta>;
  [field: string]: unknown;
};
