import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startSimulator,
  type KubernetesSimulator,
} from 'sandbox/src/kubernetes';
import { resources } from 'sandbox/src/kubernetes/resources/resources';
import { pollUntil } from 'sandbox/src/pollUntil';
import { grantRoles } from '../operations/roles';
import type { Canaries } from './Canaries';
import { EchoingProxy } from './EchoingProxy';

const namespace = 'production';
const name = 'backend';

/** A cluster with a secret in each place that can hold one, behind a server that repeats what it is sent. */
export class CanaryCluster {
  private constructor(
    readonly simulator: KubernetesSimulator,
    readonly proxy: EchoingProxy,
    /** A kubeconfig whose contexts `exec-fails` and `exec-garbles` sign in by a command that tells a secret. */
    readonly kubeconfigPath: string,
    private readonly folder: string,
  ) {}

  static async start(canaries: Canaries): Promise<CanaryCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-canaries-'));
    const simulator = await startSimulator({
      name: 'retail-cluster',
      dataDirectory: folder,
    });
    await grantRoles(simulator);
    const proxy = await EchoingProxy.start(simulator);
    for (const user of ['slipway-reader', 'slipway-executor']) {
      canaries.add(`token of ${user}`, simulator.tokens[user]!);
    }
    const cluster = new CanaryCluster(
      simulator,
      proxy,
      writeKubeconfig(folder, { url: proxy.url, canaries }),
      folder,
    );
    simulator.store.create(
      resources.deployments,
      aDeployment(canaries, '1.1.0'),
    );
    await cluster.#reach(1);
    cluster.deploy(canaries, '1.2.0');
    await cluster.#reach(2);
    return cluster;
  }

  /** Deploys a version whose secrets are all other ones than before. */
  deploy(canaries: Canaries, version: string): void {
    const next = aDeployment(canaries, version);
    this.simulator.store.update(
      resources.deployments,
      namespace,
      name,
      deployed => ({
        ...deployed,
        spec: next.spec,
        metadata: {
          ...deployed.metadata,
          annotations: {
            ...deployed.metadata.annotations,
            ...next.metadata.annotations,
          },
        },
      }),
    );
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.simulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #reach(revisions: number): Promise<void> {
    const { store } = this.simulator;
    await pollUntil(
      () =>
        store.list(resources.replicasets, namespace).length === revisions
          ? true
          : undefined,
      { within: 30_000, every: 20 },
    );
  }
}

/** A Deployment that holds secrets as people leave them there. */
function aDeployment(canaries: Canaries, version: string) {
  const plant = (place: string) => canaries.plant(`${place} of ${version}`);
  const labels = { app: name, 'backstage.io/kubernetes-id': name };
  const env = [
    { name: 'DATABASE_PASSWORD', value: plant('variable with a telling name') },
    { name: 'SETTING', value: plant('variable with a harmless name') },
    {
      name: 'DATABASE_URL',
      value: `postgres://app:${plant('password in the URL of a variable')}@db/x`,
    },
    {
      name: 'JAVA_OPTS',
      value: `-Xmx1g -Dapi.key=${plant('property in a variable')} -Dmode=x`,
    },
    {
      name: 'CONFIG',
      value: JSON.stringify({
        nested: { password: plant('JSON in a variable') },
      }),
    },
    {
      name: 'CERTIFICATE',
      value: Buffer.from(plant('base64 in a variable')).toString('base64'),
    },
  ];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace,
      labels,
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
          spec: { env: [{ name: 'X', value: plant('last applied') }] },
        }),
        'example.com/token': plant('annotation'),
        'kubernetes.io/change-cause': `kubectl set env deployment/backend API_TOKEN=${plant('change cause')} --record`,
      },
    },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: {
          labels,
          annotations: { 'example.com/secret': plant('template annotation') },
        },
        spec: {
          imagePullSecrets: [{ name: 'registry' }],
          containers: [
            {
              name: 'app',
              image: `registry.example.com/backend:${version}`,
              env,
              command: [
                'sh',
                '-c',
                `curl -H "Authorization: Bearer ${plant('header in a command')}" x`,
              ],
              args: [
                `--password=${plant('argument with its flag')}`,
                '--token',
                plant('argument after its flag'),
              ],
            },
          ],
        },
      },
    },
  };
}

function writeKubeconfig(
  folder: string,
  { url, canaries }: { url: string; canaries: Canaries },
): string {
  const script = (file: string, text: string) => {
    const path = join(folder, file);
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return { apiVersion: 'client.authentication.k8s.io/v1', command: path };
  };
  const users = {
    'exec-fails': {
      exec: script(
        'fails',
        `echo "denied: ${canaries.plant('standard error of a sign-in command')}" >&2; exit 1`,
      ),
    },
    'exec-garbles': {
      exec: script(
        'garbles',
        `echo "${canaries.plant('output of a sign-in command')}"`,
      ),
    },
  };
  const path = join(folder, 'kubeconfig-with-commands');
  writeFileSync(
    path,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server: url } }],
      users: [
        ...Object.entries(users).map(([user, details]) => ({
          name: user,
          user: details,
        })),
        { name: 'other', user: { token: canaries.plant('kubeconfig') } },
      ],
      contexts: Object.keys(users).map(user => ({
        name: user,
        context: { cluster: 'c', user },
      })),
      'current-context': 'exec-fails',
    }),
  );
  return path;
}
