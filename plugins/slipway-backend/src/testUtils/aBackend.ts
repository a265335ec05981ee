import {
  AuditorService,
  BackendFeature,
  BackstageCredentials,
  coreServices,
  createBackendModule,
  createServiceFactory,
  LoggerService,
  ServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import {
  SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import { slipwayPlatformsExtensionPoint } from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import createKnex from 'knex';
import { inspect } from 'node:util';
import request from 'supertest';
import { slipwayPlugin } from '../plugin';
import { FakeLiveState } from './FakeLiveState';
import { Override, permissionsOfPeople } from './people';
import { TestDatabase } from './withDatabase';

/** A component of the catalog. */
export function aComponent(name: string, parts: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service', owner: 'group:default/retail' },
    ...parts,
  };
}

const target = (parts: JsonObject = {}): JsonObject => ({
  id: 'retail-cluster',
  platform: 'fake',
  owners: ['group:default/retail'],
  fake: {},
  ...parts,
});

/** Staging, and production with two targets. */
export const configuration: JsonObject = {
  environments: [
    { name: 'staging', title: 'Staging', targets: [target()] },
    {
      name: 'production',
      targets: [target(), target({ id: 'west' })],
    },
  ],
  onCallGroups: ['group:default/on-call'],
};

/** An audit event as it was written. */
export type Audited = {
  eventId: string;
  meta?: JsonObject;
  status: 'initiated' | 'succeeded' | 'failed';
  error?: Error;
};

/** The plugin in a backend of its own, on a real database, with everything around it in memory. */
export interface TestBackend {
  platform: FakePlatform;
  liveState: FakeLiveState;
  signals: SignalPayload[];
  notifications: NotificationSendOptions[];
  audited: Audited[];
  /** What the plugin has registered as actions, which become tools of agents and steps of templates. */
  actions: ReturnType<typeof actionsRegistryServiceMock>;
  /** Calls since the start; `listing` are those that list the whole catalog. */
  counts: { catalog: number; permissions: number; listing: number };
  /** Statements since the start, without those by which the engine looks for work. */
  statements: string[];
  /** What was logged, at every level, with all that came with it. */
  logged: string[];
  /** Set to let the sink of notifications fail. */
  sink: { failing: boolean };
  get(path: string, authorization?: string): request.Test;
  post(path: string, body: unknown, authorization?: string): request.Test;
  /** Sends a request of any other method. */
  send(
    method: 'get' | 'head' | 'options',
    path: string,
    authorization?: string,
  ): request.Test;
  /** Runs a task of the scheduler now. */
  runTask(id: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it. */
export async function aBackend(options: {
  database: Pick<TestDatabase, 'url'>;
  entities?: Entity[];
  /** Who may see an entity in the catalog; everybody by default. */
  isVisible?(entity: Entity, credentials: BackstageCredentials): boolean;
  policy?: Override;
  slipway?: JsonObject;
  platform?: Partial<FakePlatform>;
  /** What adds platforms instead of the fake one. */
  modules?: BackendFeature[];
  /** Other parts of the app configuration. */
  config?: JsonObject;
}): Promise<TestBackend> {
  const liveState = new FakeLiveState();
  const platform = Object.assign(aPlatform(), {
    liveState,
    ...options.platform,
  });
  const entities = options.entities ?? [aComponent('backend')];
  const signals: SignalPayload[] = [];
  const notifications: NotificationSendOptions[] = [];
  const audited: Audited[] = [];
  const counts = { catalog: 0, permissions: 0, listing: 0 };
  const statements: string[] = [];
  const scheduler = mockServices.scheduler();
  const sink = { failing: false };
  const actions = actionsRegistryServiceMock();
  const logged: string[] = [];

  const knex = createKnex({
    client: 'pg',
    connection: options.database.url,
  });
  knex.on('query', ({ sql }: { sql: string }) => {
    if (!isOfEngine(sql)) {
      statements.push(sql);
    }
  });

  const backend = await startTestBackend({
    features: [
      slipwayPlugin,
      ...(options.modules ?? [aModuleOf(platform)]),
      mockServices.rootConfig.factory({
        data: { slipway: options.slipway ?? configuration, ...options.config },
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => aLogger(logged),
      }),
      mockServices.database.factory({ knex }),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      permissionsOfPeople({
        count: () => (counts.permissions += 1),
        override: options.policy,
      }),
      provide(coreServices.scheduler, scheduler),
      catalogServiceMock.mock({
        queryEntities: async () => {
          counts.listing += 1;
          return { items: entities, totalItems: entities.length, pageInfo: {} };
        },
        getEntitiesByRefs: async ({ entityRefs }, caller) => {
          counts.catalog += 1;
          const { credentials } = caller as {
            credentials: BackstageCredentials;
          };
          return {
            items: entityRefs.map(ref =>
              entities.find(
                entity =>
                  stringifyEntityRef(entity) === ref &&
                  (options.isVisible?.(entity, credentials) ?? true),
              ),
            ),
          };
        },
      }).factory,
      provide(signalsServiceRef, {
        publish: async signal => void signals.push(signal as SignalPayload),
      }),
      provide(notificationService, {
        send: async notification => {
          if (sink.failing) {
            throw new Error('The sink is down');
          }
          notifications.push(notification);
        },
      }),
      provide(actionsRegistryServiceRef, actions),
      provide(coreServices.auditor, anAuditor(audited)),
    ],
  });

  const call = (test: request.Test, authorization?: string) =>
    authorization ? test.set('Authorization', authorization) : test;
  return {
    ...{ platform, liveState, signals, notifications, audited, counts, sink },
    ...{ statements, actions, logged },
    runTask: id => scheduler.triggerTask(id),
    get: (path, authorization) =>
      call(request(backend.server).get(`/api/slipway${path}`), authorization),
    send: (method, path, authorization) =>
      call(
        request(backend.server)[method](`/api/slipway${path}`),
        authorization,
      ),
    post: (path, body, authorization) =>
      call(
        request(backend.server).post(`/api/slipway${path}`),
        authorization,
      ).send(body as object),
    stop: async () => {
      await backend.stop();
      await knex.destroy();
    },
  };
}

/** The engine asks for work all the time. */
function isOfEngine(sql: string): boolean {
  return /executors|run_at|outcome_audited|operation_notices|pg_advisory/.test(
    sql,
  );
}

function provide<TService>(
  service: ServiceRef<TService, 'plugin'>,
  implementation: TService,
) {
  return createServiceFactory({
    service,
    deps: {},
    factory: () => implementation as TService & object,
  });
}

function aModuleOf(platform: FakePlatform): BackendFeature {
  return createBackendModule({
    pluginId: 'slipway',
    moduleId: 'fake',
    register: reg =>
      reg.registerInit({
        deps: { platforms: slipwayPlatformsExtensionPoint },
        init: async ({ platforms }) => platforms.addPlatform(platform),
      }),
  });
}

/** Keeps everything that is written, errors with their stacks, causes and fields. */
function aLogger(logged: string[]): LoggerService {
  const write = (level: string) => (message: string, meta?: unknown) => {
    logged.push(`${level} ${message} ${inspect(meta, { depth: 20 })}`);
  };
  const logger: LoggerService = {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    child: meta => {
      logged.push(`child ${inspect(meta, { depth: 20 })}`);
      return logger;
    },
  };
  return logger;
}

function anAuditor(audited: Audited[]): AuditorService {
  return {
    createEvent: async ({ eventId, meta }) => {
      const write = (status: Audited['status'], error?: Error) =>
        audited.push({ eventId, meta, status, ...(error && { error }) });
      write('initiated');
      return {
        success: async () => void write('succeeded'),
        fail: async ({ error }) => void write('failed', error),
      };
    },
  };
}
