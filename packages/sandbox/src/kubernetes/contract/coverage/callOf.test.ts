import { callOf } from './callOf';

describe('callOf', () => {
  it.each([
    ['GET', '/api/v1/pods', 'list v1 pods'],
    ['GET', '/api/v1/namespaces', 'list v1 namespaces'],
    ['GET', '/api/v1/namespaces/default', 'get v1 namespaces'],
    ['GET', '/api/v1/namespaces/default/pods', 'list v1 pods'],
    ['GET', '/api/v1/namespaces/default/pods?watch=true', 'watch v1 pods'],
    ['GET', '/api/v1/namespaces/default/pods/a/log', 'get v1 pods/log'],
    [
      'POST',
      '/apis/apps/v1/namespaces/a/deployments',
      'create apps/v1 deployments',
    ],
    [
      'PATCH',
      '/apis/apps/v1/namespaces/a/deployments/b/scale?dryRun=All',
      'patch apps/v1 deployments/scale',
    ],
    [
      'DELETE',
      '/apis/apps/v1/namespaces/a/replicasets',
      'deletecollection apps/v1 replicasets',
    ],
    ['GET', '/apis/apps/v1', undefined],
    ['GET', '/version', undefined],
  ])('%s %s', (method, path, call) => {
    expect(callOf(method, path)).toBe(call);
  });
});
