import { JsonValue } from '@backstage/types';
import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { RawObject } from '../model/raw';
import { KubernetesTargetConfig } from '../placement/targetConfig';

/** Objects of one kind in a namespace. */
export interface CollectionRef {
  /** `''` for the core group. */
  group: string;
  version: string;
  plural: string;
  namespace: string;
}

/** One object. */
export interface ObjectRef extends CollectionRef {
  name: string;
}

/** One operation of a JSON Patch (RFC 6902). */
export type JsonPatchOperation =
  | { op: 'test' | 'add' | 'replace'; path: string; value: JsonValue }
  | { op: 'remove'; path: string };

/** How a patch is sent. */
export interface PatchOptions {
  fieldManager: string;
  /** The server goes through everything and stores nothing. */
  dryRun: boolean;
}

/** A right that is asked about. */
export interface AccessQuestion {
  verb: string;
  group: string;
  resource: string;
  namespace: string;
  name?: string;
}

/**
 * Objects of a cluster, read live and as they are on the wire, with one set of credentials.
 *
 * @remarks
 * Errors are RetryableOperationError (time-out, reset, 5xx, 429), NotFoundError, NotAllowedError naming the right,
 * ConflictError (409, and a failed `test` of a patch), InputError (the server refuses the object).
 */
export interface KubernetesObjects {
  get(ref: ObjectRef): Promise<RawObject>;
  /** All pages. */
  list(
    ref: CollectionRef,
    options?: { labelSelector?: string; fieldSelector?: string },
  ): Promise<readonly RawObject[]>;
  patch(
    ref: ObjectRef,
    patch: readonly JsonPatchOperation[],
    options: PatchOptions,
  ): Promise<RawObject>;
  /** Asks by SelfSubjectAccessReview. */
  canI(
    question: AccessQuestion,
  ): Promise<{ allowed: boolean; reason?: string }>;
}

/** A target's cluster. */
export interface TargetAccess {
  config: KubernetesTargetConfig;
  /** UID of the namespace `kube-system`: two clusters never share it. */
  clusterUid: string;
  reader: KubernetesObjects;
  /** With the credentials for changing; `undefined` for a target that is read-only. */
  executor(): Promise<KubernetesObjects | undefined>;
}

/** How operations reach the clusters of targets. */
export interface ClusterAccess {
  /** @param options - the operation under way that it is opened for; without one, somebody looks or plans. */
  open(
    target: SlipwayTarget,
    options?: { operationId?: string },
  ): Promise<TargetAccess>;
}
