import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  createServiceFactory,
  type ServiceRef,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import slipwayPlugin, {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '@slipway/backstage-plugin-slipway-backend';
import { permissionsOfPeople } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/people';
import type { TestDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import kubernetesModule from '@slipway/backstage-plugin-slipway-backend-module-kubernetes';
import createKnex from 'knex';
import request from 'supertest';
import { StandInCatalog } from './StandInCatalog';
import type { TwoTeams } from './TwoTeams';

/** What the portal answered. */
export interface Answer {
  asked: string;
  status: number;
  contentType: string;
  text: string;
  body: JsonObject;
}

/** The groups of whom asks. */
const groups: Record<string, string> = {
  'user:default/mallory': 'group:default/retail',
  'user:default/paula': 'group:default/payments',
};

/** The portal with both teams' cluster, where owners alone may see and do anything. */
export class AttackedPortal {
  readonly catalog: StandInCatalog;

  private constructor(
    private readonly parts: {
      catalog: StandInCatalog;
      server: Parameters<typeof request>[0];
      stop(): Promise<void>;
    },
  ) {
    this.catalog = parts.catalog;
  }

  static async start(options: {
    teams: TwoTeams;
    database: TestDatabase;
    environments: JsonObject[];
  }): Promise<AttackedPortal> {
    const { simulator } = options.teams;
    const catalog = new StandInCatalog();
    const knex = createKnex({ client: 'pg', connection: options.database.url });
    const cluster = {
      name: 'retail-cluster',
      url: simulator.server,
      caData: simulator.caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: simulator.tokens['slipway-reader'],
    };
    const backend = await startTestBackend({
      features: [
        slipwayPlugin,
        kubernetesModule,
        catalog.features,
        mockServices.rootConfig.factory({
          data: {
            slipway: { environments: options.environments },
            kubernetes: {
              clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
            },
          } as JsonObject,
        }),
        mockServices.database.factory({ knex }),
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
        permissionsOfPeople({
          count: () => {},
          override: (permission, { principal }) => {
            const { userEntityRef = '' } = principal as {
              userEntityRef?: string;
            };
            const claims = [userEntityRef, groups[userEntityRef] ?? ''];
            return createSlipwayConditionalDecision(
              permission as ResourcePermission<'slipway-target'>,
              slipwayConditions.isOwner({ claims }),
            );
          },
        }),
        provide(signalsServiceRef, { publish: async () => {} }),
        provide(notificationService, { send: async () => {} }),
      ],
    });
    return new AttackedPortal({
      catalog,
      server: backend.server,
      stop: async () => {
        await backend.stop();
        await knex.destroy();
      },
    });
  }

  get(path: string, person = 'mallory'): Promise<Answer> {
    return answer(`GET ${path}`, () =>
      request(this.parts.server)
        .get(`/api/slipway${path}`)
        .set(headers(person)),
    );
  }

  post(path: string, body: object, person = 'mallory'): Promise<Answer> {
    return answer(`POST ${path} ${JSON.stringify(body)}`, () =>
      request(this.parts.server)
        .post(`/api/slipway${path}`)
        .set({ ...headers(person), 'Idempotency-Key': crypto.randomUUID() })
        .send(body),
    );
  }

  stop(): Promise<void> {
    return this.parts.stop();
  }
}

function headers(person: string) {
  return {
    Authorization: mockCredentials.user.header(`user:default/${person}`),
  };
}

async function answer(
  asked: string,
  send: () => request.Test,
): Promise<Answer> {
  const { status, text, body, headers: received } = await send();
  return {
    asked,
    status,
    text,
    body,
    contentType: received['content-type'] ?? '',
  };
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
