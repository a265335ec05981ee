import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Operation,
  Plan,
  PlanRequest,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import type { Person } from './people';

/** What the API answered. */
export interface Answer<TBody> {
  status: number;
  body: TBody;
}

/** The API's way of refusing. */
export interface Refusal {
  error: { name: string; message: string };
}

/** Slipway's HTTP API as one person's token opens it. */
export class PortalApi {
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = `${url}/api/slipway`;
    this.#token = token;
  }

  static async signIn(url: string, { ref }: Person): Promise<PortalApi> {
    const response = await fetch(`${url}/api/auth/slipwayDemo/refresh`, {
      headers: {
        'X-Slipway-Demo-Person': ref,
        'X-Requested-With': 'XMLHttpRequest',
      },
    });
    const { backstageIdentity } = await response.json();
    return new PortalApi(url, backstageIdentity.token);
  }

  plan(request: PlanRequest): Promise<Answer<Plan>> {
    return this.#send('POST', '/plans', { body: request });
  }

  submit(
    plan: Pick<Plan, 'request' | 'planHash'>,
    options: {
      reason: string;
      idempotencyKey: string;
      confirmation?: string;
    },
  ): Promise<Answer<Operation & Refusal>> {
    const { reason, idempotencyKey, confirmation } = options;
    return this.#send('POST', '/operations', {
      body: {
        plan: plan.request,
        planHash: plan.planHash,
        reason,
        confirmation,
      },
      headers: { 'Idempotency-Key': idempotencyKey },
    });
  }

  /** Everything that the page of an entity shows. */
  async service(entityRef: string): Promise<ServiceView> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const { body } = await this.#send<ServiceView>(
      'GET',
      `/services/${namespace}/${kind}/${name}`,
    );
    return body;
  }

  /** The operations on a service, newest first. */
  async operationsOn(entityRef: string): Promise<Operation[]> {
    const query = new URLSearchParams({ entityRef, limit: '100' });
    const { body } = await this.#send<{ items: Operation[] }>(
      'GET',
      `/operations?${query}`,
    );
    return body.items;
  }

  async #send<TBody>(
    method: 'GET' | 'POST',
    path: string,
    options: { body?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer<TBody>> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.#token}`,
        'Content-Type': 'application/json',
        ...options.headers,
      },
      body: options.body && JSON.stringify(options.body),
    });
    return { status: response.status, body: await response.json() };
  }
}
