import {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Router } from 'express';
import { OperationAudit } from './audit/OperationAudit';
import { createRedactingLogger } from './audit/createRedactingLogger';
import { readLimits } from './config/readLimits';
import { readSlipwayConfig } from './config/readSlipwayConfig';
import { openDatabase } from './database/openDatabase';
import { createHistory } from './history/createHistory';
import { RecoveryPast } from './history/recovery/recoveryPast';
import { ScalingPast } from './history/scaling/scalingPast';
import { createLimiters } from './limits/limiters';
import { LimitedOperations } from './limits/LimitedOperations';
import { LimitedServicePages } from './limits/LimitedServicePages';
import { NoticeOutbox } from './notifications/NoticeOutbox';
import { OperationNotices } from './notifications/OperationNotices';
import { createOperations } from './operations/createOperations';
import { OperationObserver } from './operations/Operations';
import { OperationReader } from './operations/store/OperationReader';
import { AuthorizedOperations } from './permissions/AuthorizedOperations';
import { AuthorizedServicePages } from './permissions/AuthorizedServicePages';
import { RefusalAudit } from './permissions/RefusalAudit';
import { registerPermissions } from './permissions/registerPermissions';
import { TargetPermissions } from './permissions/TargetPermissions';
import { RecoveryReader } from './recovery/RecoveryReader';
import { createRouter } from './router/createRouter';
import { EntityLoader } from './services/EntityLoader';
import { findDependents } from './services/findDependents';
import { PlatformRegistry } from './services/PlatformRegistry';
import { Readiness } from './services/Readiness';
import { resolveService } from './services/resolveService';
import { ServicePages } from './services/ServicePages';
import { TargetDirectory } from './services/TargetDirectory';
import { ServiceWatcher } from './signals/ServiceWatcher';
import { getSharedSecret } from './signals/sharedSecret';
import { SignalPublisher } from './signals/SignalPublisher';

/** What Slipway needs of the backend that it runs in. */
export interface SlipwayOptions {
  platforms: PlatformRegistry;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  notifications: NotificationService;
  /** Told of every step boundary of every operation. */
  observer?: OperationObserver;
  /** What is known of autoscalers from the time before. */
  past: ScalingPast;
  /** What could be recovered of data stores in the time before. */
  recoveryPast: RecoveryPast;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  signals: SignalsService;
}

/** Slipway, put together. */
export interface Slipway {
  router: Router;
  /** Begins to watch the platforms, and goes on with operations that were interrupted. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Sends the notices that are due. */
  deliverNotices(): Promise<void>;
  /** Keeps what the live picture shows now: what has changed, and what autoscalers do. */
  recordHistory(): Promise<void>;
}

/**
 * Puts the services together.
 *
 * @throws InputError naming the configuration key, its value and the fix.
 */
export async function createSlipway(options: SlipwayOptions): Promise<Slipway> {
  const { platforms, httpAuth, permissions } = options;
  const logger = createRedactingLogger(options.logger);
  const config = readSlipwayConfig(options.config, {
    platforms: platforms.all,
  });
  const limits = readLimits(options.config);
  const limiters = createLimiters(limits);
  const directory = new TargetDirectory({ config, platforms: platforms.all });
  const entities = new EntityLoader(options);
  const knex = await openDatabase(options.database);
  const recovery = new RecoveryReader(knex);

  registerPermissions({ ...options, entities, directory });
  const targetPermissions = new TargetPermissions(options);
  const audit = new OperationAudit(options.auditor);

  const notices = new OperationNotices({
    outbox: new NoticeOutbox(knex),
    notifications: options.notifications,
    operations: new OperationReader(knex),
    entities,
    logger,
  });

  const operations = await createOperations({
    database: options.database,
    logger,
    observer: options.observer,
    resolve: async place =>
      resolveService(
        directory,
        await entities.loadAsPlugin(place.entityRef),
        place,
      ),
    findDependents: entity => findDependents(entity, entities),
    audit: async event => {
      await audit.write(event);
      if (event.type === 'outcome') {
        await notices.add(event.operation);
      }
    },
  });
  const publisher = new SignalPublisher({
    signals: options.signals,
    secret: await getSharedSecret(knex, 'signals'),
    logger,
  });
  const history = createHistory({
    ...{ knex, entities, directory, logger },
    past: options.past,
    recoveryPast: options.recoveryPast,
    announce: entityRef =>
      publisher.signal(entityRef, { operations: `changes@${Date.now()}` }),
  });
  const watcher = new ServiceWatcher({
    ...{ directory, publisher, logger },
    onChange: (loaded, service) => history.recorder.notice(loaded, service),
    limit: limits.watched,
  });
  operations.onChange(({ entityRef, id, updatedAt }) =>
    publisher.signal(entityRef, { operations: `${id}@${updatedAt}` }),
  );

  const router = createRouter({
    httpAuth,
    logger,
    pages: new LimitedServicePages({
      limiters,
      pages: new AuthorizedServicePages({
        pages: new ServicePages({
          ...{ directory, operations, recovery, watcher, logger },
        }),
        history,
        recovery,
        readiness: new Readiness({ directory, logger }),
        entities,
        directory,
        targetPermissions,
        permissions,
      }),
    }),
    operations: new LimitedOperations({
      limiters,
      operations: new AuthorizedOperations({
        operations,
        entities,
        directory,
        permissions: targetPermissions,
        refusals: new RefusalAudit(audit),
      }),
    }),
  });

  return {
    router,
    start: async () => {
      await platforms.start(directory.targets);
      await operations.start();
    },
    stop: async () => {
      watcher.stop();
      limiters.stop();
      history.recorder.stop();
      await operations.stop();
      await platforms.stop();
    },
    deliverNotices: () => notices.deliver(),
    recordHistory: () => history.recorder.runRound(),
  };
}
