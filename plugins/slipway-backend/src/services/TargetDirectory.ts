import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Platform,
  ServiceInTarget,
  SlipwayTarget,
} from '@slipway/backstage-plugin-slipway-node';
import {
  ConfiguredEnvironment,
  ConfiguredTarget,
  SlipwayConfig,
} from '../config/slipwayConfig';
import { LinkTemplate } from '../links/LinkTemplate';
import { SlipwayTargetResource } from '../permissions/resource';
import { LoadedEntity } from './EntityLoader';
import { matchesOwner } from './owners';

/** The configured targets, who may use them, and the platforms that serve them. */
export class TargetDirectory {
  readonly #config: SlipwayConfig;
  readonly #platforms: ReadonlyMap<string, Platform>;

  constructor(options: {
    config: SlipwayConfig;
    platforms: readonly Platform[];
  }) {
    this.#config = options.config;
    this.#platforms = new Map(
      options.platforms.map(platform => [platform.id, platform]),
    );
  }

  /** In the order of promotion. */
  get environments(): readonly ConfiguredEnvironment[] {
    return this.#config.environments;
  }

  get targets(): readonly ConfiguredTarget[] {
    return this.environments.flatMap(({ targets }) => targets);
  }

  get links(): readonly LinkTemplate[] {
    return this.#config.links;
  }

  /** @throws NotFoundError naming what is configured instead. */
  getEnvironment(name: string): ConfiguredEnvironment {
    const found = this.environments.find(it => it.name === name);
    if (!found) {
      const names = this.environments.map(it => it.name).join(', ');
      throw new NotFoundError(
        `No environment '${name}' is configured; there are: ${names}`,
      );
    }
    return found;
  }

  /** @throws NotFoundError naming what is configured instead. */
  find(environment: string, target: string): ConfiguredTarget {
    const { targets } = this.getEnvironment(environment);
    const found = targets.find(({ id }) => id === target);
    if (!found) {
      const ids = targets.map(({ id }) => id).join(', ');
      throw new NotFoundError(
        `'${environment}' has no target '${target}'; it has: ${ids}`,
      );
    }
    return found;
  }

  /** The platform that serves a target. */
  platformOf(target: SlipwayTarget): Platform {
    const platform = this.#platforms.get(target.platform);
    if (!platform) {
      throw new Error(`No platform '${target.platform}' was added`);
    }
    return platform;
  }

  /** Whether an owner of the entity may use the target. */
  isBound(loaded: LoadedEntity, target: ConfiguredTarget): boolean {
    return loaded.owners.some(owner => matchesOwner(owner, target.owners));
  }

  /**
   * The entity in a target that its owner may use.
   *
   * @throws NotAllowedError naming the rule that forbids it.
   */
  bind(loaded: LoadedEntity, target: ConfiguredTarget): ServiceInTarget {
    if (!this.isBound(loaded, target)) {
      const owners = loaded.owners.join(', ') || 'nobody';
      throw new NotAllowedError(
        `${target.key}.owners does not let ${owners}, who owns ${loaded.entityRef}, ` +
          `use '${target.environment}/${target.id}'`,
      );
    }
    return { entity: loaded.entity, entityRef: loaded.entityRef, target };
  }

  /** The entity in a target, as permission rules see it. */
  toResource(
    loaded: LoadedEntity,
    place: { environment: string; target: string },
  ): SlipwayTargetResource {
    return {
      entityRef: loaded.entityRef,
      owners: loaded.owners,
      environment: place.environment,
      target: place.target,
      onCallGroups: this.#config.onCallGroups,
    };
  }
}
