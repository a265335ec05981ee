import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';

/**
 * How a resource proves that it belongs to a service, as the admin chose for a target.
 *
 * - `label`: a label of the resource names the service; the default is `backstage.io/kubernetes-id`.
 * - `tag`: a tag of the AWS resource names the entity in full; the default is `backstage.io/entity-ref`.
 * - `argocd-tracking-id`: Argo CD's tracking annotation names it.
 * - `namespace`: the place is bound to the owner, and being there is the proof.
 *
 * @public
 */
export type OwnershipProof =
  | { by: 'label'; key: string }
  | { by: 'argocd-tracking-id' }
  | { by: 'tag'; key: string }
  | { by: 'namespace' };

/** One place in an environment where services may run, as the admin configured it. @public */
export interface SlipwayTarget {
  environment: string;
  /** Unique in its environment. */
  id: string;
  title: string;
  /** ID of the platform that serves it. */
  platform: string;
  /** Entity references of the owners who may use it, with `*` as a wildcard. */
  owners: readonly string[];
  ownership: OwnershipProof;
  /** The platform's own part of the target's configuration; it knows its full key for errors. */
  config: Config;
}

/** A service, as loaded from the catalog, in a target that its owner may use. @public */
export interface ServiceInTarget {
  entity: Entity;
  /** Full reference of the entity. */
  entityRef: string;
  target: SlipwayTarget;
}

/**
 * Where a service is in a target: placed, not annotated at all, or refused by a rule.
 *
 * @public
 */
export type Placement =
  | {
      status: 'placed';
      /** In words, e.g. `retail-cluster / production`. */ place: string;
    }
  | {
      status: 'not-annotated';
      message: string;
      /** The YAML that is missing. */ yaml: string;
    }
  | {
      status: 'refused';
      /** The configuration key of the rule. */ rule: string;
      message: string;
    };
