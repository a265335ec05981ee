import { HttpClusterClient } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/client';
import { fixedToken } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/credentials';
import { TokenBucket } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/tokenBucket';
import { Transport } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/transport';
import { trimByKind } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/model/trim';
import { ObjectStore } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/reflector/ObjectStore';
import { Reflector } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/reflector/Reflector';
import { defaultTiming } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/reflector/timing';
import type { JsonPatchOperation } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/operations/clusterAccess';
import type { KeptDeployment } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/model/kept';
import type { Scenario } from '../Scenario';
import type { Stage } from '../Stage';
import { at } from '../wire/json';
import { aDeployment } from './objects';
import { bindRoles } from './roles';

/** The product's own client, signed in as a user. */
function clientOf(stage: Stage, user: string): HttpClusterClient {
  const { server, caData, tokens } = stage.cluster;
  const transport = new Transport({
    cluster: 'contract',
    url: new URL(server),
    ca: Buffer.from(caData, 'base64').toString('utf8'),
  });
  stage.atEnd(() => transport.close());
  return new HttpClusterClient({
    cluster: 'contract',
    transport,
    credentials: fixedToken(tokens[user] ?? ''),
    userAgent: 'slipway',
    bucket: new TokenBucket(),
  });
}

/** What the product makes of a refusal. */
async function failureOf(action: Promise<unknown>) {
  return action.then(
    () => 'none',
    (error: Error) => ({ name: error.name, message: error.message }),
  );
}

export const productClient: Scenario = {
  name: 'product-client',
  title: "understands the product's own client, and is understood by it",
  async run(stage) {
    await bindRoles(stage);
    const reader = clientOf(stage, 'slipway-reader');
    const executor = clientOf(stage, 'slipway-executor');
    const { namespace } = stage;
    const ref = {
      group: 'apps',
      version: 'v1',
      plural: 'deployments',
      namespace,
      name: 'web',
    };
    await stage.make('deployments', aDeployment({ replicas: 0, paused: true }));
    const live = await reader.get(ref);
    const patch = (operations: JsonPatchOperation[], dryRun = false) =>
      executor.patch(ref, operations, { fieldManager: 'slipway', dryRun });
    const pause: JsonPatchOperation = {
      op: 'replace',
      path: '/spec/paused',
      value: false,
    };
    const uid = String(at(live, 'metadata', 'uid'));
    const planned = await patch(
      [{ op: 'test', path: '/metadata/uid', value: uid }, pause],
      true,
    );
    stage.note('Planned', at(planned, 'metadata', 'generation'));
    stage.note('Failures', {
      'of another object': await failureOf(
        patch([{ op: 'test', path: '/metadata/uid', value: 'another' }, pause]),
      ),
      'that is not there': await failureOf(
        reader.get({ ...ref, name: 'none' }),
      ),
      'that is invalid': await failureOf(
        patch([{ op: 'add', path: '/spec/replicas', value: -1 }], true),
      ),
      'without the right': await failureOf(
        reader.patch(ref, [pause], { fieldManager: 'slipway', dryRun: true }),
      ),
      'without the right to list': await failureOf(
        executor.list({ ...ref, group: '', plural: 'pods' }),
      ),
    });
    const question = { verb: 'patch', group: 'apps', namespace };
    stage.note('Rights', {
      executor: await executor.canI({ ...question, resource: 'deployments' }),
      reader: await reader.canI({ ...question, resource: 'deployments' }),
    });
  },
};

export const productReflector: Scenario = {
  name: 'product-reflector',
  title: "keeps the product's live picture up to date",
  async run(stage) {
    await bindRoles(stage);
    const { namespace } = stage;
    await stage.make('deployments', aDeployment());
    const kept: KeptDeployment[] = [];
    const removed: string[] = [];
    const reflector = new Reflector({
      cluster: 'contract',
      client: clientOf(stage, 'slipway-reader'),
      collection: {
        group: 'apps',
        version: 'v1',
        plural: 'deployments',
        namespace,
      },
      trim: trimByKind.deployments,
      store: new ObjectStore<KeptDeployment>({ indexLabels: false }),
      timing: defaultTiming,
      onVersion: () => {},
      onState: () => {},
      onChanges: changes => {
        for (const { before, after } of changes) {
          if (after) {
            kept.push(after);
          } else if (before) {
            removed.push(before.name);
          }
        }
      },
    });
    stage.atEnd(() => reflector.stop());
    reflector.start();
    const { settle } = stage.cluster;
    await settle('the reflector shows it available', async () =>
      kept.some(({ available }) => available === 1),
    );
    await stage.ask('DELETE', stage.path('deployments', 'web'));
    await settle('the reflector shows it gone', async () => removed.length > 0);
    const last = kept.findLast(({ available }) => available === 1);
    stage.note('State', reflector.state.status);
    stage.note('Removed', removed);
    stage.note('Shown', {
      desired: last?.desired,
      available: last?.available,
      generation: last?.generation,
      observedGeneration: last?.observedGeneration,
      strategy: last?.strategy,
      revisionHistoryLimit: last?.revisionHistoryLimit,
      templateManager: last?.templateManager?.name,
      managers: [...(last?.managers ?? [])].sort(),
      isSameTemplate: kept.every(
        ({ template }) => template.hash === last?.template.hash,
      ),
    });
  },
};
