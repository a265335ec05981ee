import type { Scenario } from '../Scenario';
import { at, conditionOf, type Json } from '../wire/json';
import { aDeployment, patchTypes } from './objects';
import { bindRoles } from './roles';

/** What the product asks whether it may, and what it may not. */
const rights: readonly Json[] = [
  { verb: 'list', group: 'apps', resource: 'deployments' },
  { verb: 'watch', group: '', resource: 'pods' },
  { verb: 'list', group: '', resource: 'events' },
  { verb: 'get', group: '', resource: 'namespaces', name: 'kube-system' },
  { verb: 'get', group: '', resource: 'namespaces', name: 'default' },
  { verb: 'patch', group: 'apps', resource: 'deployments' },
  { verb: 'patch', group: 'apps', resource: 'deployments', name: 'web' },
  {
    verb: 'patch',
    group: 'apps',
    resource: 'deployments',
    subresource: 'scale',
  },
  { verb: 'delete', group: 'apps', resource: 'deployments' },
  { verb: 'get', group: '', resource: 'secrets' },
  { verb: 'get', group: '', resource: 'pods', subresource: 'log' },
];

export const access: Scenario = {
  name: 'access',
  title: 'lets each user do what its roles say, and says what is missing',
  async run(stage) {
    await bindRoles(stage);
    await stage.make('deployments', aDeployment({ replicas: 0 }));
    const { namespace } = stage;
    const review = (right: Json) => ({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { namespace, ...right } },
    });
    const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
    for (const as of ['slipway-reader', 'slipway-executor']) {
      const answers: Json = {};
      for (const right of rights) {
        const { body } = await stage.ask('POST', reviews, {
          as,
          body: review(right),
        });
        answers[Object.values(right).join(' ')] = at(body, 'status');
      }
      stage.note(`May ${as}`, answers);
    }
    await stage.call('POST', reviews, { body: review(rights[0] ?? {}) });
    await stage.call('POST', reviews, {
      as: 'slipway-reader',
      body: { ...review({}), spec: {} },
    });
    await stage.until(
      'observed',
      stage.path('deployments', 'web'),
      found =>
        conditionOf(found, 'Progressing')?.reason === 'NewReplicaSetAvailable',
    );
    // So that the hash of its ReplicaSet is known.
    await stage.call('GET', stage.path('replicasets'));
    const path = stage.path('deployments', 'web');
    await stage.call('GET', path, { as: 'slipway-executor' });
    await stage.call('GET', stage.path('pods'), { as: 'slipway-executor' });
    await stage.call('GET', '/api/v1/pods', { as: 'slipway-executor' });
    await stage.call('GET', '/api/v1/nodes', { as: 'slipway-reader' });
    await stage.call('DELETE', path, { as: 'slipway-reader' });
    await stage.call('POST', stage.path('deployments'), {
      as: 'slipway-reader',
      body: aDeployment(),
    });
    await stage.call('PATCH', path, {
      as: 'slipway-reader',
      type: patchTypes.merge,
      body: {},
    });
    await stage.call('PATCH', `${path}/scale`, {
      as: 'slipway-executor',
      type: patchTypes.merge,
      body: {},
    });
    await stage.call('PATCH', `${path}?dryRun=All`, {
      as: 'slipway-executor',
      type: patchTypes.merge,
      body: { spec: { paused: true } },
    });
    await stage.call('GET', stage.path('pods', 'web', 'log'), {
      as: 'slipway-reader',
    });
    await stage.call('GET', '/api/v1/namespaces/kube-system', {
      as: 'slipway-reader',
      keep: body => at(body, 'metadata', 'name'),
    });
    await stage.call('GET', '/api/v1/namespaces/default', {
      as: 'slipway-reader',
    });
    await stage.call('GET', stage.path('pods'), { as: 'nobody' });
    await stage.call('GET', stage.path('pods'), {
      as: 'a wrong token',
      headers: { authorization: 'Bearer wrong' },
    });
  },
};

export const unserved: Scenario = {
  name: 'unserved',
  title: 'says what it does not serve',
  async run(stage) {
    for (const path of [
      '/apis/nothing.example/v1',
      '/apis/apps/v1beta1/deployments',
      '/apis/apps/v1/namespaces/default/nothings',
      '/apis/apps/v1/namespaces/default/nothings/one',
      '/api/v2',
      '/nothing',
      `${stage.path('deployments', 'web')}/nothing`,
    ]) {
      await stage.call('GET', path);
    }
    await stage.make('deployments', aDeployment({ replicas: 0 }));
    const path = stage.path('deployments', 'web');
    await stage.call('POST', path, { body: aDeployment() });
    await stage.call('PUT', stage.path('deployments'), { body: aDeployment() });
    await stage.call('PATCH', stage.path('deployments'), {
      type: patchTypes.merge,
      body: {},
    });
    await stage.call('DELETE', `${path}/status`);
    await stage.call('POST', stage.path('deployments'), {
      type: 'text/plain',
      body: 'words',
    });
    await stage.call('OPTIONS', path);
  },
};
