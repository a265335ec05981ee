import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '@slipway/backstage-plugin-slipway-backend';
import {
  aBackend,
  type TestBackend,
} from '@slipway/backstage-plugin-slipway-backend/src/testUtils/aBackend';
import type { TestDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import kubernetesModule from '@slipway/backstage-plugin-slipway-backend-module-kubernetes';
import { unlimited } from '../unlimited';
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

/** What the portal is started with. */
export interface AttackedPortalOptions {
  teams: TwoTeams;
  database: TestDatabase;
  environments: JsonObject[];
}

/** The groups of whom asks. */
const groups: Record<string, string> = {
  'user:default/mallory': 'group:default/retail',
  'user:default/paula': 'group:default/payments',
};

/** The portal with both teams' cluster, where owners alone may see and do anything. */
export class AttackedPortal {
  private constructor(
    readonly catalog: StandInCatalog,
    private readonly backend: TestBackend,
  ) {}

  static async start(options: AttackedPortalOptions): Promise<AttackedPortal> {
    const { simulator } = options.teams;
    const catalog = new StandInCatalog();
    const cluster = {
      name: 'retail-cluster',
      url: simulator.server,
      caData: simulator.caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: simulator.tokens['slipway-reader'] ?? '',
    };
    const backend = await aBackend({
      database: options.database,
      entities: catalog.entities,
      modules: [kubernetesModule],
      slipway: { environments: options.environments, limits: unlimited },
      config: {
        kubernetes: {
          clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
        },
      },
      policy: (permission, credentials) =>
        createSlipwayConditionalDecision(
          permission as Parameters<typeof createSlipwayConditionalDecision>[0],
          slipwayConditions.isOwner({ claims: getClaims(credentials) }),
        ),
    });
    return new AttackedPortal(catalog, backend);
  }

  /** Asks, as Mallory of retail or as somebody else. */
  async get(path: string, person = 'mallory'): Promise<Answer> {
    const response = await this.backend.get(path, authorize(person));
    return toAnswer(`GET ${path}`, response);
  }

  async post(path: string, body: object, person = 'mallory'): Promise<Answer> {
    const response = await this.backend
      .post(path, body, authorize(person))
      .set('Idempotency-Key', randomUUID());
    return toAnswer(`POST ${path} ${JSON.stringify(body)}`, response);
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }
}

function authorize(person: string): string {
  return mockCredentials.user.header(`user:default/${person}`);
}

function getClaims({ principal }: BackstageCredentials): string[] {
  const { userEntityRef = '' } = principal as { userEntityRef?: string };
  return [userEntityRef, groups[userEntityRef] ?? ''];
}

function toAnswer(
  asked: string,
  response: Pick<Answer, 'status' | 'text' | 'body'> & {
    headers: Record<string, string>;
  },
): Answer {
  const { status, text, body, headers } = response;
  return {
    asked,
    status,
    text,
    body,
    contentType: headers['content-type'] ?? '',
  };
}
