import { Entity } from '@backstage/catalog-model';
import {
  OperationKind,
  ReadinessCheck,
  Revision,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { OperationHandler } from '../operation/operationHandler';
import { LinkValues } from './linkValues';
import { LiveState } from './liveState';
import {
  OwnershipProof,
  Placement,
  ServiceInTarget,
  SlipwayTarget,
} from './target';

/** Which revisions are asked for. @public */
export interface RevisionQuery {
  workload: string;
  /** Whether each revision carries its diff from the live template. */
  diff: boolean;
}

/** Which two revisions are compared. @public */
export interface RevisionDiffQuery {
  workload: string;
  /** The older side, as the platform numbers it. */
  from: string;
  to: string;
}

/**
 * What a place that runs services must be able to do: one implementation for Kubernetes, one for ECS, …
 *
 * @public
 */
export interface Platform {
  /** As targets name it, e.g. `kubernetes`. */
  readonly id: string;
  /** How its resources can prove to whom they belong; the first is what targets get that do not say. */
  readonly ownershipProofs: readonly [
    OwnershipProof['by'],
    ...OwnershipProof['by'][],
  ];
  readonly liveState: LiveState;
  /** The kinds of operation that it can carry out. */
  readonly operations: {
    readonly [TKind in OperationKind]?: OperationHandler<TKind>;
  };

  /**
   * Takes the targets that name this platform and begins to watch them.
   *
   * @throws InputError naming the configuration key, its value and the fix.
   */
  start(targets: readonly SlipwayTarget[]): Promise<void>;
  stop(): Promise<void>;

  /**
   * Whether it can run what an entity is, or the entity names something on it. Where it does not, its targets are left
   * out of the entity's page.
   */
  hosts(entity: Entity): boolean;

  /** The place of a target in words, and whether credentials for changing are configured. */
  describe(target: SlipwayTarget): { place: string; canChange: boolean };

  /** Where the service is in the target, by its annotations narrowed to what the admin allows. */
  locate(service: ServiceInTarget): Placement;

  /** The revisions of a workload, newest first. With `diff` it reads live, otherwise from the picture. */
  listRevisions(
    service: ServiceInTarget,
    query: RevisionQuery,
  ): Promise<readonly Revision[]>;

  /**
   * How two revisions of a workload differ: a unified diff (YAML, secrets redacted), empty where they are the same.
   *
   * @throws NotFoundError naming the revision that is not kept.
   */
  diffRevisions(
    service: ServiceInTarget,
    query: RevisionDiffQuery,
  ): Promise<string>;

  /** What link templates of app-config may name of a workload; of the service in its target where none is given. */
  getLinkValues(service: ServiceInTarget, workload?: Workload): LinkValues;

  /** Tries whether the target can be reached and what its credentials are permitted. */
  checkReadiness(target: SlipwayTarget): Promise<readonly ReadinessCheck[]>;
}
