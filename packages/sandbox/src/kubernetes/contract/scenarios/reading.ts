import type { Scenario } from '../Scenario';
import { significantObject } from '../trace/significant';
import { at, listAt, textAt } from '../wire/json';
import { withQuery } from '../wire/paths';
import { aRevision, aDeployment } from './objects';

export const reading: Scenario = {
  name: 'reading',
  title: 'answers a GET, and says what it does not have',
  async run(stage) {
    await stage.make('controllerrevisions', aRevision('one'));
    await stage.call('GET', stage.path('controllerrevisions', 'one'));
    for (const path of [
      stage.path('controllerrevisions', 'none'),
      stage.path('deployments', 'none'),
      stage.path('horizontalpodautoscalers', 'none'),
      '/api/v1/namespaces/nowhere',
      '/api/v1/namespaces/nowhere/pods',
      stage.path('deployments', 'none', 'scale'),
      '/apis/metrics.k8s.io/v1beta1/namespaces/nowhere/pods',
    ]) {
      await stage.call('GET', path);
    }
    await stage.call(
      'GET',
      withQuery(stage.path('controllerrevisions', 'one'), {
        resourceVersion: '0',
      }),
    );
    await stage.call('HEAD', stage.path('controllerrevisions', 'one'));
  },
};

export const listing: Scenario = {
  name: 'listing',
  title: 'lists page by page',
  async run(stage) {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await stage.make(
        'controllerrevisions',
        aRevision(name, { part: 'of-list' }),
      );
    }
    const path = stage.path('controllerrevisions');
    const list = (query: Record<string, string | number>) =>
      stage.call('GET', withQuery(path, query));
    const first = await list({ limit: 2 });
    const next = textAt(first.body, 'metadata', 'continue');
    const ask = (limit: number, token: string) =>
      stage.call('GET', withQuery(path, { limit, continue: token }));
    // What is made between two pages is not in the second.
    await stage.make('controllerrevisions', aRevision('bb'));
    const second = await ask(2, next);
    stage.note(
      'The next page is of the same version',
      at(first.body, 'metadata', 'resourceVersion') ===
        at(second.body, 'metadata', 'resourceVersion'),
    );
    await ask(500, textAt(second.body, 'metadata', 'continue'));
    await list({ limit: 500 });
    // With a selector it is not known how many remain.
    await list({ limit: 2, labelSelector: 'part=of-list' });
    await ask(2, 'not-a-token');
    await list({ limit: 'many' });
    await list({ limit: 2, resourceVersion: '0' });
    await list({ resourceVersion: 'new' });
    await stage.call('GET', path, {
      keep: body => listAt(body, 'items').slice(0, 2).map(significantObject),
    });
  },
};

export const selectors: Scenario = {
  name: 'selectors',
  title: 'narrows lists by labels and fields',
  async run(stage) {
    await stage.make(
      'controllerrevisions',
      aRevision('a', { app: 'web', tier: 'one' }),
    );
    await stage.make(
      'controllerrevisions',
      aRevision('b', { app: 'web', tier: 'two' }),
    );
    await stage.make('controllerrevisions', aRevision('c', { app: 'api' }));
    await stage.make('controllerrevisions', aRevision('d'));
    await stage.make('deployments', aDeployment({ replicas: 0 }));
    const select = (labelSelector: string) =>
      stage.call(
        'GET',
        withQuery(stage.path('controllerrevisions'), { labelSelector }),
      );
    for (const selector of [
      'app=web',
      'app==web,tier=two',
      'app!=web',
      'app in (web,api),tier',
      'app notin (web)',
      '!app',
      'app',
      'tier=three',
    ]) {
      await select(selector);
    }
    for (const selector of ['app=', 'a b', 'app in web', '=web', 'app=we b']) {
      await select(selector);
    }
    for (const fields of [
      'metadata.name=a',
      'metadata.name!=a,metadata.namespace=selectors',
      'revision=1',
      'metadata.name',
    ]) {
      await stage.call(
        'GET',
        withQuery(stage.path('controllerrevisions'), { fieldSelector: fields }),
      );
    }
    await stage.call(
      'GET',
      withQuery(stage.path('deployments'), { fieldSelector: 'status.phase=x' }),
    );
    await stage.call(
      'GET',
      withQuery(stage.path('pods'), {
        fieldSelector: 'status.phase=Running,spec.nodeName=node-1',
      }),
    );
    await stage.call(
      'GET',
      withQuery(stage.path('events'), {
        fieldSelector: 'type=Warning,involvedObject.name=web',
      }),
    );
  },
};
