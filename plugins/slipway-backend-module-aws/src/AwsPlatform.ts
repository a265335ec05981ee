import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  awsAnnotations,
  ReadinessCheck,
  Revision,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  getTargetLinkValues,
  LinkValues,
  LiveState,
  Placement,
  Platform,
  ServiceInTarget,
  SlipwayTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsAccess } from './accounts/AwsAccess';
import { createAwsAccess } from './accounts/createAwsAccess';
import { readPollSeconds } from './accounts/pollSeconds';
import { readAwsTarget } from './accounts/readAwsTarget';
import { createOperationHandlers } from './operations/createOperationHandlers';
import { readInstance } from './operations/reads';
import { AwsLiveState } from './picture/AwsLiveState';
import { AwsPictures } from './picture/AwsPictures';
import { createTiming, PollTiming } from './picture/timing';
import { findInstance } from './placement/findInstance';
import { locateOnAws } from './placement/locate';
import { checkOwnership } from './placement/ownership';
import { checkReadiness } from './readiness/checkReadiness';
import { parseChecks } from './validation/checks';

/** What the platform is made of. */
export interface AwsPlatformOptions {
  config: Config;
  logger: LoggerService;
  /** By default with the portal's own credentials: `aws` of the app configuration. */
  access?: AwsAccess;
  timing?: PollTiming;
}

/** AWS as a platform: data stores, their recovery points and restores. */
export class AwsPlatform implements Platform {
  readonly id = 'aws';
  readonly ownershipProofs = ['tag'] as const;
  readonly liveState: LiveState;
  readonly operations: Platform['operations'];
  readonly #options: AwsPlatformOptions;
  readonly #access: AwsAccess;
  readonly #timing: PollTiming;
  readonly #boundEntities = new Set<string>();
  #started: { pictures: AwsPictures; liveState: AwsLiveState } | undefined;

  constructor(options: AwsPlatformOptions) {
    this.#options = options;
    const pollSeconds = readPollSeconds(options.config);
    this.#timing = options.timing ?? createTiming(pollSeconds);
    this.#access =
      options.access ??
      createAwsAccess({
        credentials: DefaultAwsCredentialsManager.fromConfig(options.config),
      });
    this.operations = createOperationHandlers({
      access: this.#access,
      getConfig: readAwsTarget,
      findInstance: (service, identifier) =>
        findInstance(service, identifier, {
          access: this.#access,
          readInstance,
        }),
      proveOwnership: checkOwnership,
      pollSeconds,
    });
    this.liveState = {
      read: async (service, readOptions) =>
        this.#running.liveState.read(service, readOptions),
      observe: (service, listener) =>
        this.#running.liveState.observe(service, listener),
    };
  }

  async start(targets: readonly SlipwayTarget[]): Promise<void> {
    const read = targets.map(target => ({
      target,
      config: readAwsTarget(target),
    }));
    for (const { config } of read) {
      config.bindings.forEach(it => this.#boundEntities.add(it.entityRef));
    }
    const { logger } = this.#options;
    const pictures = new AwsPictures({
      targets: read,
      access: this.#access,
      timing: this.#timing,
    });
    const liveState = new AwsLiveState({
      pictures,
      parseCheckNames: text => parseChecks(text).map(({ name }) => name),
      logger,
    });
    this.#started = { pictures, liveState };
    pictures.start();
  }

  async stop(): Promise<void> {
    this.#started?.pictures.stop();
  }

  hosts(entity: Entity): boolean {
    const names = Object.values<string>(awsAnnotations);
    return (
      entity.kind.toLocaleLowerCase('en-US') === 'resource' ||
      Object.keys(entity.metadata.annotations ?? {}).some(it =>
        names.includes(it),
      ) ||
      this.#boundEntities.has(stringifyEntityRef(entity))
    );
  }

  describe(target: SlipwayTarget): { place: string; canChange: boolean } {
    const { accountId, region, executor } = readAwsTarget(target);
    return {
      place: `${accountId} / ${region}`,
      canChange: executor !== undefined,
    };
  }

  locate(service: ServiceInTarget): Placement {
    return locateOnAws(service, readAwsTarget(service.target)).placement;
  }

  /** A data store has none. */
  async listRevisions(): Promise<readonly Revision[]> {
    return [];
  }

  async diffRevisions(): Promise<string> {
    throw new NotFoundError('A data store has no revisions');
  }

  getLinkValues(service: ServiceInTarget, workload?: Workload): LinkValues {
    return {
      ...getTargetLinkValues(service),
      ...(workload && { workload: workload.name }),
    };
  }

  checkReadiness(target: SlipwayTarget): Promise<readonly ReadinessCheck[]> {
    return checkReadiness({
      target,
      config: readAwsTarget(target),
      access: this.#access,
    });
  }

  get #running() {
    if (!this.#started) {
      throw new ServiceUnavailableError(
        'The AWS platform has not been started yet',
      );
    }
    return this.#started;
  }
}
