import type { JsonObject } from '@backstage/types';
import {
  type KubernetesSimulator,
  SimulatorClock,
  startSimulator,
} from 'sandbox/src/kubernetes';
import { resources } from 'sandbox/src/kubernetes/resources/resources';
import { grantRoles } from '../operations/roles';

/** Stands in everything that the team payments has, and in nothing else: nobody of retail may ever see it. */
export const secretOfPayments = 'zq7x-ledger';

type Team = 'retail' | 'payments';

/**
 * A simulated cluster with what two teams run: each in a namespace of its own, and both in one that they share.
 *
 * @remarks
 * In its own namespace payments has a twin of everything that retail has, with the same names and labels: a step out of
 * retail's namespace finds what it looks for.
 */
export class TwoTeams {
  private constructor(
    readonly simulator: KubernetesSimulator,
    private readonly clock: SimulatorClock,
  ) {}

  /** Starts it, and lets its clock go until there are two revisions of everything. */
  static async start(
    place: { port?: number; dataDirectory?: string } = {},
  ): Promise<TwoTeams> {
    const clock = new SimulatorClock({
      startAt: new Date(Date.now() - 3_600_000),
    });
    const simulator = await startSimulator({
      name: 'retail-cluster',
      clock,
      ...place,
    });
    const teams = new TwoTeams(simulator, clock);
    await grantRoles(simulator);
    await teams.#deploy('retail', 'retail', ['backend']);
    await teams.#deploy('retail', 'retail-a', ['backend']);
    await teams.#deploy('retail', 'shared', ['backend']);
    await teams.#deploy('payments', 'payments', ['backend', 'ledger']);
    await teams.#deploy('payments', 'shared', ['ledger']);
    await clock.advanceTo(new Date());
    clock.run();
    return teams;
  }

  /** A target in it, as it is configured. */
  target(options: {
    id: string;
    namespace: string;
    owners?: string[];
  }): JsonObject {
    const { id, namespace, owners = ['group:default/*'] } = options;
    return {
      id,
      platform: 'kubernetes',
      owners,
      kubernetes: {
        cluster: 'retail-cluster',
        namespace,
        executor: {
          serviceAccountToken: this.simulator.tokens['slipway-executor'] ?? '',
        },
      },
    };
  }

  async stop(): Promise<void> {
    this.clock.pause();
    await this.simulator.stop();
  }

  async #deploy(team: Team, namespace: string, names: string[]) {
    const { store } = this.simulator;
    if (!store.get(resources.namespaces, undefined, namespace)) {
      store.create(resources.namespaces, { metadata: { name: namespace } });
    }
    for (const name of names) {
      const former = aDeployment(team, { namespace, name, version: '1.1.0' });
      store.create(resources.deployments, former);
    }
    await this.clock.advance(60_000);
    for (const name of names) {
      const next = aDeployment(team, { namespace, name, version: '1.2.0' });
      store.update(resources.deployments, namespace, name, current => ({
        ...current,
        spec: next.spec as typeof current.spec,
      }));
    }
    await this.clock.advance(60_000);
  }
}

function aDeployment(
  team: Team,
  options: { namespace: string; name: string; version: string },
) {
  const { namespace, name, version } = options;
  const mark = team === 'payments' ? secretOfPayments : 'retail';
  const labels = { app: name, 'backstage.io/kubernetes-id': name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'app',
              image: `registry.example.com/${mark}/${name}:${version}`,
              env: [{ name: 'TEAM', value: `${mark}-${version}` }],
            },
          ],
        },
      },
    },
  };
}
