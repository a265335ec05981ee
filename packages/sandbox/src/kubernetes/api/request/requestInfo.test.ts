import { readRequestInfo } from './requestInfo';

const read = (method: string, address: string) => {
  const { pathname, searchParams } = new URL(address, 'https://server');
  return readRequestInfo(method, pathname, searchParams);
};

describe('readRequestInfo', () => {
  it.each([
    [
      'GET',
      '/api/v1/pods',
      { verb: 'list', group: '', version: 'v1', resource: 'pods' },
    ],
    ['GET', '/api/v1/pods?watch=1', { verb: 'watch', resource: 'pods' }],
    [
      'GET',
      '/api/v1/namespaces/retail/pods/web/log',
      {
        verb: 'get',
        resource: 'pods',
        namespace: 'retail',
        name: 'web',
        subresource: 'log',
      },
    ],
    [
      'PATCH',
      '/apis/apps/v1/namespaces/retail/deployments/web/scale',
      {
        verb: 'patch',
        group: 'apps',
        resource: 'deployments',
        name: 'web',
        subresource: 'scale',
      },
    ],
    [
      'DELETE',
      '/apis/apps/v1/namespaces/retail/deployments',
      { verb: 'deletecollection', namespace: 'retail' },
    ],
    [
      'POST',
      '/api/v1/namespaces',
      {
        verb: 'create',
        resource: 'namespaces',
        name: undefined,
        namespace: undefined,
      },
    ],
    [
      'GET',
      '/api/v1/namespaces/retail',
      {
        verb: 'get',
        resource: 'namespaces',
        name: 'retail',
        namespace: 'retail',
      },
    ],
    [
      'PUT',
      '/api/v1/namespaces/retail/status',
      {
        verb: 'update',
        resource: 'namespaces',
        name: 'retail',
        subresource: 'status',
      },
    ],
    [
      'GET',
      '/apis/apps/v1',
      { isResource: false, verb: 'get', path: '/apis/apps/v1' },
    ],
    ['GET', '/version', { isResource: false, verb: 'get', path: '/version' }],
  ])('%s %s', (method, address, expected) => {
    expect(read(method, address)).toMatchObject(expected);
  });
});
