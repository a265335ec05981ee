import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  OperationKind,
  operationKinds,
  slipwayOperationPermissions,
  slipwayServiceReadPermission,
  stringifyTargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import { isPerson } from '../permissions/people';
import {
  TargetAccess,
  TargetPermissions,
} from '../permissions/TargetPermissions';
import { LoadedEntity } from './EntityLoader';
import { TargetDirectory } from './TargetDirectory';

type Place = { environment: string; target: string };

/** What a principal may see and do with one service. */
export class ServiceAccess {
  readonly #access: TargetAccess;
  readonly #loaded: LoadedEntity;
  readonly #directory: TargetDirectory;
  readonly #person: boolean;

  /** Asks the policy once, for everything that a page shows. */
  static async ask(
    loaded: LoadedEntity,
    options: {
      credentials: BackstageCredentials;
      permissions: TargetPermissions;
      directory: TargetDirectory;
    },
  ): Promise<ServiceAccess> {
    const access = await options.permissions.ask(options.credentials, [
      slipwayServiceReadPermission,
      ...Object.values(slipwayOperationPermissions),
    ]);
    return new ServiceAccess(access, {
      loaded,
      directory: options.directory,
      person: isPerson(options.credentials),
    });
  }

  private constructor(
    access: TargetAccess,
    options: {
      loaded: LoadedEntity;
      directory: TargetDirectory;
      person: boolean;
    },
  ) {
    this.#access = access;
    this.#loaded = options.loaded;
    this.#directory = options.directory;
    this.#person = options.person;
  }

  /** What the same principal may see and do with another entity, by the same answer of the policy. */
  of(loaded: LoadedEntity): ServiceAccess {
    return new ServiceAccess(this.#access, {
      loaded,
      directory: this.#directory,
      person: this.#person,
    });
  }

  canRead(place: Place): boolean {
    return this.#access.isAllowed(
      slipwayServiceReadPermission,
      this.#directory.toResource(this.#loaded, place),
    );
  }

  /** The targets in which the service may not be seen. */
  getHidden(): Place[] {
    return this.#directory.targets
      .map(({ environment, id }) => ({ environment, target: id }))
      .filter(place => !this.canRead(place));
  }

  /** Whether there is any target in which the service may be seen. */
  canReadAnywhere(): boolean {
    return this.#directory.targets.some(({ environment, id }) =>
      this.canRead({ environment, target: id }),
    );
  }

  /** The kinds of operation that are refused, each with the reason. */
  getRefusals(place: Place): ReadonlyMap<OperationKind, string> {
    const resource = this.#directory.toResource(this.#loaded, place);
    const ref = stringifyTargetRef({ entityRef: resource.entityRef, ...place });
    const refusals = new Map<OperationKind, string>();
    for (const kind of operationKinds) {
      const permission = slipwayOperationPermissions[kind];
      if (!this.#access.isAllowed(permission, resource)) {
        refusals.set(kind, `You lack ${permission.name} on ${ref}`);
      } else if (!this.#person) {
        refusals.set(kind, 'Only people may change anything');
      }
    }
    return refusals;
  }
}
