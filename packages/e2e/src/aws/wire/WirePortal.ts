import { randomUUID } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  aBackend,
  type TestBackend,
} from '@slipway/backstage-plugin-slipway-backend/src/testUtils/aBackend';
import { pollFor } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/pollFor';
import type { TestDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import awsModule from '@slipway/backstage-plugin-slipway-backend-module-aws';
import {
  isEnded,
  type Operation,
} from '@slipway/backstage-plugin-slipway-common';
import type { Answer } from '../../attacks/AttackedPortal';
import { StandInCatalog } from '../../attacks/StandInCatalog';
import { unlimited } from '../../unlimited';
import { portalConfig, targetOnAws } from './stores';

/** What the portal is started with. */
export interface WirePortalOptions {
  database: Pick<TestDatabase, 'url'>;
  /** The part of the target that is about AWS. @default that with both roles */
  aws?: JsonObject;
  /** Other parts of the app configuration. */
  config?: JsonObject;
  policy?: Parameters<typeof aBackend>[0]['policy'];
}

/** The whole product with the AWS module, on the account that the SDK of this process finds. */
export class WirePortal {
  private constructor(
    readonly catalog: StandInCatalog,
    readonly backend: TestBackend,
  ) {}

  static async start(options: WirePortalOptions): Promise<WirePortal> {
    const { database, aws = targetOnAws, config, policy } = options;
    const catalog = new StandInCatalog();
    const target = {
      id: 'retail-data',
      platform: 'aws',
      owners: ['group:default/*'],
      aws,
    };
    const backend = await aBackend({
      ...{ database, policy, entities: catalog.entities },
      modules: [awsModule],
      slipway: {
        aws: { pollSeconds: 1 },
        environments: [{ name: 'production', targets: [target] }],
        limits: unlimited,
      },
      config: { ...portalConfig, ...config },
    });
    return new WirePortal(catalog, backend);
  }

  async get(path: string, authorization = as('ana')): Promise<Answer> {
    return toAnswer(`GET ${path}`, await this.backend.get(path, authorization));
  }

  async post(
    path: string,
    body: object,
    authorization = as('ana'),
  ): Promise<Answer> {
    const answer = await this.backend
      .post(path, body, authorization)
      .set('Idempotency-Key', randomUUID());
    return toAnswer(`POST ${path} ${JSON.stringify(body)}`, answer);
  }

  /** Waits for the end of an operation. */
  reachEnd(id: string): Promise<Operation> {
    return pollFor(`the end of ${id}`, async () => {
      const { body } = await this.backend.get(`/operations/${id}`, as('ana'));
      return isEnded(body.operation.state) && body.operation;
    });
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }
}

/** A person's credentials. */
export function as(person: string): string {
  return mockCredentials.user.header(`user:default/${person}`);
}

function toAnswer(
  asked: string,
  response: Pick<Answer, 'status' | 'text' | 'body'> & {
    headers: Record<string, string>;
  },
): Answer {
  const { status, text, body, headers } = response;
  const contentType = headers['content-type'] ?? '';
  return { asked, status, text, body, contentType };
}
