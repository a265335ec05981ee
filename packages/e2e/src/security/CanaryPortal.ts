import kubernetesModule from '@slipway/backstage-plugin-slipway-backend-module-kubernetes';
import {
  aBackend,
  aComponent,
  type TestBackend,
} from '@slipway/backstage-plugin-slipway-backend/src/testUtils/aBackend';
import { pollFor } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/pollFor';
import { isEnded } from '@slipway/backstage-plugin-slipway-common';
import { randomUUID } from 'node:crypto';
import createKnex, { type Knex } from 'knex';
import { inspect } from 'node:util';
import { unlimited } from '../unlimited';
import type { Canaries } from './Canaries';
import type { CanaryCluster } from './CanaryCluster';
import { dumpDatabase } from './dumpDatabase';

const service = '/services/default/component/backend';
const workload = `${service}/workloads/deployment.backend`;
const target = (id: string, cluster: string, executor: object) => ({
  id,
  platform: 'kubernetes',
  owners: ['group:default/retail'],
  kubernetes: { cluster, namespace: 'production', executor },
});

/** The whole product on a cluster full of secrets; everything that comes out of it is kept. */
export class CanaryPortal {
  /** What came out, by sink. */
  readonly #sinks = new Map<string, string[]>();

  private constructor(
    private readonly backend: TestBackend,
    private readonly knex: Knex,
    /** Of a person, with a secret in it as its signature is one. */
    private readonly authorization: string,
  ) {}

  static async start(options: {
    cluster: CanaryCluster;
    canaries: Canaries;
    database: string;
  }): Promise<CanaryPortal> {
    const { cluster, canaries, database } = options;
    const { tokens } = cluster.simulator;
    const person = {
      sub: 'user:default/ana',
      signature: canaries.plant('token of a person'),
    };
    const backend = await aBackend({
      database: { url: database },
      modules: [kubernetesModule],
      entities: [
        aComponent('backend', {
          metadata: {
            name: 'backend',
            namespace: 'default',
            annotations: { 'backstage.io/kubernetes-id': 'backend' },
          },
        }),
      ],
      slipway: {
        kubernetes: { kubeconfig: { path: cluster.kubeconfigPath } },
        limits: unlimited,
        environments: [
          {
            name: 'production',
            targets: [
              target('retail-cluster', 'retail-cluster', {
                serviceAccountToken: tokens['slipway-executor'],
              }),
            ],
          },
          {
            name: 'broken',
            targets: ['exec-fails', 'exec-garbles'].map(context =>
              target(context, context, {
                authProvider: 'kubeconfig',
                context,
              }),
            ),
          },
        ],
      } as never,
      config: {
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'retail-cluster',
                  url: cluster.proxy.url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: tokens['slipway-reader']!,
                },
              ],
            },
          ],
        },
      },
    });
    const portal = new CanaryPortal(
      backend,
      createKnex({ client: 'pg', connection: database }),
      `Bearer mock-user-token:${JSON.stringify(person)}`,
    );
    await pollFor('the picture', async () => {
      const { body } = await backend.get(service, portal.authorization);
      return JSON.stringify(body).includes('"deployment.backend"');
    });
    return portal;
  }

  /** Asks for everything that can be read. */
  async readAll(): Promise<void> {
    const places = [
      'environment=production&target=retail-cluster',
      'environment=broken&target=exec-fails',
      'environment=broken&target=exec-garbles',
    ];
    const paths = [
      service,
      `${service}/activity`,
      '/environments',
      '/readiness',
      '/operations',
      '/operations?entityRef=component:default/backend',
      '/openapi.json',
      ...places.flatMap(place => [
        `${workload}/revisions?${place}`,
        `${workload}/revisions?${place}&diff=true`,
        `${workload}/revisions/diff?${place}&from=1&to=2`,
        `${workload}/scaling?${place}`,
      ]),
    ];
    for (const path of paths) {
      this.#keep(path, await this.backend.get(path, this.authorization));
    }
    const { body } = await this.backend.get('/operations', this.authorization);
    for (const { id } of body.items) {
      for (const path of [`/operations/${id}`, `/operations/${id}/events`]) {
        this.#keep(path, await this.backend.get(path, this.authorization));
      }
    }
  }

  /** Asks without a token that is any good. */
  async readAs(authorization: string): Promise<void> {
    this.#keep('refused', await this.backend.get(service, authorization));
  }

  /** Asks for a plan in every target. Returns the one of the target that can be changed. */
  async plan(parts: object = {}) {
    const request = (environment: string, id: string) => ({
      kind: 'rollback',
      entityRef: 'component:default/backend',
      ...{ environment, target: id, workload: 'deployment.backend' },
      input: { toRevision: '1' },
      ...parts,
    });
    for (const id of ['exec-fails', 'exec-garbles']) {
      this.#keep(
        'plan',
        await this.backend.post(
          '/plans',
          request('broken', id),
          this.authorization,
        ),
      );
    }
    const plan = request('production', 'retail-cluster');
    const answer = await this.backend.post('/plans', plan, this.authorization);
    this.#keep('plan', answer);
    return { plan, planHash: String(answer.body.planHash) };
  }

  /** Submits what was planned; says what became of it. */
  async submit(
    planned: { plan: object; planHash: string },
    reason: string,
  ): Promise<{ status: number; id: string }> {
    const answer = await this.backend
      .post('/operations', { ...planned, reason }, this.authorization)
      .set('Idempotency-Key', randomUUID());
    this.#keep('submit', answer);
    return { status: answer.status, id: answer.body.id };
  }

  /** Asks an operation to stop. */
  async cancel(id: string, reason: string): Promise<void> {
    this.#keep(
      'cancel',
      await this.backend.post(
        `/operations/${id}/cancel`,
        { reason },
        this.authorization,
      ),
    );
  }

  /** Waits until an operation has written so many entries that something has gone wrong with it, or has ended. */
  async reach(id: string, what: 'end' | 'retry'): Promise<string> {
    return pollFor(`the ${what} of ${id}`, async () => {
      const { body } = await this.backend.get(
        `/operations/${id}`,
        this.authorization,
      );
      const events = await this.backend.get(
        `/operations/${id}/events?limit=100`,
        this.authorization,
      );
      const { state } = body.operation;
      const isTried = JSON.stringify(events.body).includes('"retrying"');
      return (isEnded(state) || (what === 'retry' && isTried)) && state;
    });
  }

  async recordHistory(): Promise<void> {
    await this.backend.runTask('slipway-history');
  }

  async deliverNotices(): Promise<void> {
    await this.backend.runTask('slipway-notices');
  }

  /** Everything that has come out so far, by sink. */
  async collect(): Promise<Map<string, string>> {
    const { logged, audited, notifications, signals } = this.backend;
    const write = (items: readonly unknown[]) =>
      items.map(item => inspect(item, { depth: 20 }) + JSON.stringify(item));
    this.#sinks.set('log', logged);
    this.#sinks.set('audit log', write(audited));
    this.#sinks.set('notifications', write(notifications));
    this.#sinks.set('signals', write(signals));
    this.#sinks.set('database', await dumpDatabase(this.knex));
    return new Map(
      [...this.#sinks].map(([sink, texts]) => [sink, texts.join('\n')]),
    );
  }

  async stop(): Promise<void> {
    await this.backend.stop();
    await this.knex.destroy();
  }

  #keep(
    what: string,
    answer: { status: number; headers: object; text: string },
  ): void {
    const texts = this.#sinks.get('answers') ?? [];
    texts.push(
      `${what}: ${answer.status} ${JSON.stringify(answer.headers)} ${answer.text}`,
    );
    this.#sinks.set('answers', texts);
  }
}
