import { SimulatorClock } from '../clock/SimulatorClock';
import { resources } from '../resources/resources';
import { ObjectStore } from '../store/ObjectStore';
import { Authorizer } from './Authorizer';
import { Users } from './users';

const reader = { name: 'reader', groups: ['system:authenticated'] };

function aCluster() {
  const clock = new SimulatorClock({ startAt: new Date('2026-01-01') });
  const store = new ObjectStore({ clock });
  const authorizer = new Authorizer(store);
  store.create(resources.clusterroles, {
    metadata: { name: 'reads' },
    rules: [
      {
        apiGroups: ['apps'],
        resources: ['deployments'],
        verbs: ['get', 'list'],
      },
      {
        apiGroups: [''],
        resources: ['namespaces'],
        resourceNames: ['kube-system'],
        verbs: ['get'],
      },
      { apiGroups: ['*'], resources: ['*/scale'], verbs: ['patch'] },
      { nonResourceURLs: ['/healthz', '/apis/*'], verbs: ['get'] },
    ],
  });
  const bind = (namespace: string | undefined, subject: object) => {
    const binding = {
      metadata: { name: 'reads', namespace },
      roleRef: { kind: 'ClusterRole', name: 'reads' },
      subjects: [subject],
    };
    if (namespace) {
      store.create(resources.rolebindings, binding);
    } else {
      store.create(resources.clusterrolebindings, binding);
    }
  };
  return { store, authorizer, bind };
}

const list = { verb: 'list', group: 'apps', resource: 'deployments' };

describe('Authorizer', () => {
  it.each([
    ['a listed verb', list, true],
    ['another verb', { ...list, verb: 'patch' }, false],
    ['another group', { ...list, group: '' }, false],
    ['a subresource', { ...list, resource: 'deployments/status' }, false],
    [
      'any scale',
      { verb: 'patch', group: 'apps', resource: 'deployments/scale' },
      true,
    ],
    [
      'the named object',
      { verb: 'get', group: '', resource: 'namespaces', name: 'kube-system' },
      true,
    ],
    [
      'another object',
      { verb: 'get', group: '', resource: 'namespaces', name: 'default' },
      false,
    ],
    ['a path', { verb: 'get', path: '/healthz' }, true],
    ['a path below', { verb: 'get', path: '/apis/apps' }, true],
    ['another path', { verb: 'get', path: '/metrics' }, false],
  ])('lets a cluster role decide on %s', (_, attributes, expected) => {
    const { authorizer, bind } = aCluster();
    bind(undefined, { kind: 'User', name: 'reader' });

    expect(authorizer.isAllowed(reader, attributes)).toBe(expected);
  });

  it('keeps a role binding to its namespace', () => {
    const { authorizer, bind } = aCluster();
    bind('retail', { kind: 'Group', name: 'system:authenticated' });

    expect(authorizer.isAllowed(reader, { ...list, namespace: 'retail' })).toBe(
      true,
    );
    expect(authorizer.isAllowed(reader, { ...list, namespace: 'other' })).toBe(
      false,
    );
    expect(authorizer.isAllowed(reader, list)).toBe(false);
  });

  it('knows service accounts by their full names', () => {
    const { authorizer, bind } = aCluster();
    bind(undefined, {
      kind: 'ServiceAccount',
      namespace: 'slipway',
      name: 'reader',
    });

    expect(
      authorizer.isAllowed(
        { name: 'system:serviceaccount:slipway:reader', groups: [] },
        list,
      ),
    ).toBe(true);
    expect(authorizer.isAllowed(reader, list)).toBe(false);
  });

  it('follows a change of the roles at once', () => {
    const { authorizer, bind, store } = aCluster();
    bind(undefined, { kind: 'User', name: 'reader' });
    const before = authorizer.isAllowed(reader, list);

    store.delete(resources.clusterroles, undefined, 'reads');

    expect([before, authorizer.isAllowed(reader, list)]).toEqual([true, false]);
  });

  it('lets administrators do everything', () => {
    const { authorizer } = aCluster();

    expect(
      authorizer.isAllowed({ name: 'admin', groups: ['system:masters'] }, list),
    ).toBe(true);
  });
});

describe('Users', () => {
  it('knows everybody by a token, keeps those given out, and takes who sends none for anonymous', () => {
    const users = new Users([{ name: 'ci', groups: ['builders'] }], {
      ci: 'kept',
    });

    expect(Object.keys(users.tokens)).toEqual([
      'admin',
      'slipway-reader',
      'slipway-executor',
      'ci',
    ]);
    expect(users.find('Bearer kept')).toEqual({
      name: 'ci',
      groups: ['builders', 'system:authenticated'],
    });
    expect(users.find(undefined)?.name).toBe('system:anonymous');
    expect(users.find('Bearer wrong')).toBeUndefined();
  });
});
