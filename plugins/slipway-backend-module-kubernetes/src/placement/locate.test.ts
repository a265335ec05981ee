import fc from 'fast-check';
import { parse } from 'yaml';
import { locateOnKubernetes } from './locate';
import { matchesNamespace } from './namespacePattern';
import { matchesSelector } from './selector';
import { readKubernetesTarget } from './targetConfig';
import { aService, ServiceOptions } from './testUtils/aService';

function locate(
  annotations: Record<string, string>,
  options: ServiceOptions & { namespace?: string } = {},
) {
  const service = aService({
    annotations,
    config: {
      cluster: 'retail-cluster',
      namespace: options.namespace ?? 'production',
    },
    ...options,
  });
  return locateOnKubernetes(service, readKubernetesTarget(service.target));
}

const id = 'backstage.io/kubernetes-id';
const namespace = 'backstage.io/kubernetes-namespace';
const selector = 'backstage.io/kubernetes-label-selector';
const cluster = 'backstage.io/kubernetes-cluster';

describe('locateOnKubernetes', () => {
  it('places a service by its ID', () => {
    expect(locate({ [id]: 'backend' })).toEqual({
      placement: { status: 'placed', place: 'retail-cluster / production' },
      cluster: 'retail-cluster',
      namespace: 'production',
      selector: { [id]: 'backend' },
      claim: {
        proof: { by: 'label', key: id },
        serviceName: 'backend',
        environment: 'production',
      },
    });
  });

  it.each<[string, Record<string, string>, object]>([
    ['selector', { [selector]: 'app=backend' }, { app: 'backend' }],
    [
      'both',
      { [selector]: 'app=backend,status=placed', [id]: 'backend' },
      { app: 'backend', status: 'placed', [id]: 'backend' },
    ],
    [
      'namespace and cluster',
      { [id]: 'x', [namespace]: 'production', [cluster]: 'retail-cluster' },
      { [id]: 'x' },
    ],
  ])('places a service by %s', (_, annotations, wanted) => {
    expect(locate(annotations)).toMatchObject({ selector: wanted });
  });

  it('shows the YAML to add where there is no annotation', () => {
    expect(locate({}).placement).toEqual({
      status: 'not-annotated',
      message: 'The entity does not say which workloads are its own',
      yaml: `metadata:
  name: backend
  annotations:
    backstage.io/kubernetes-id: backend
`,
    });
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'another namespace',
      { [id]: 'backend', [namespace]: 'kube-system' },
      'slipway.environments[production].targets[retail-cluster].kubernetes.namespace',
    ],
    [
      'another cluster',
      { [id]: 'backend', [cluster]: 'other' },
      'slipway.environments[production].targets[retail-cluster].kubernetes.cluster',
    ],
    ['an empty ID', { [id]: '' }, id],
    ['an ID that is none', { [id]: 'a,b=c' }, id],
    ['an empty selector', { [selector]: '' }, selector],
    ['an empty selector beside an ID', { [id]: 'a', [selector]: '' }, selector],
    ['a set', { [selector]: 'app in (a,b)' }, selector],
    [
      'a selector that contradicts the ID',
      { [id]: 'a', [selector]: `${id}=b` },
      selector,
    ],
  ])('refuses %s and names the rule', (_, annotations, rule) => {
    expect(locate(annotations).placement).toMatchObject({
      status: 'refused',
      rule,
    });
  });

  it.each<[string, string | undefined, string]>([
    ['team-*', 'team-a', 'placed'],
    ['team-*', 'other', 'refused'],
    ['team-*', undefined, 'not-annotated'],
    ['{owner}', undefined, 'placed'],
    ['{owner}', 'team-a', 'placed'],
    ['{owner}', 'team-b', 'refused'],
    ['{owner}-*', 'team-a-production', 'placed'],
    ['{owner}-*', 'team-b-production', 'refused'],
    ['team-*', 'team-a/../kube-system', 'refused'],
    ['team-*', 'team-.*', 'refused'],
  ])('narrows %s by %s: %s', (pattern, wanted, status) => {
    const annotations = {
      [id]: 'backend',
      ...(wanted ? { [namespace]: wanted } : {}),
    };
    expect(locate(annotations, { namespace: pattern }).placement.status).toBe(
      status,
    );
  });

  it.each<[string, ServiceOptions, string]>([
    ['a group', { owner: 'team-a' }, 'placed'],
    ['a group in capitals', { owner: 'Group:Default/Team-A' }, 'placed'],
    [
      'a group that the catalog knows',
      { owner: 'team-a', ownedBy: ['group:default/team-a'] },
      'placed',
    ],
    ['a user of that name', { owner: 'user:default/team-a' }, 'refused'],
    ['a group of elsewhere', { owner: 'group:shop/team-a' }, 'refused'],
    [
      'a group of the same place elsewhere',
      { owner: 'team-a', entityNamespace: 'shop' },
      'refused',
    ],
    [
      'a group, of which the catalog knows another',
      { owner: 'team-a', ownedBy: ['group:default/team-b'] },
      'refused',
    ],
    ['a path', { owner: 'group:default/../kube-system' }, 'refused'],
  ])(
    'S2: a namespace named after the owner goes to the group alone: %s',
    (_, options, status) => {
      const found = locate(
        { [id]: 'backend' },
        { namespace: '{owner}', ...options },
      );
      expect(found.placement.status).toBe(status);
      expect('namespace' in found ? found.namespace : 'team-a').toBe('team-a');
    },
  );

  it('S14: the YAML to add says what it is meant to say, whatever the name', () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom('1e3', 'true', 'null', 'a: b', `'`, '- x', 'a\nb: c'),
    );
    fc.assert(
      fc.property(names, name => {
        const { placement } = locate({}, { name });
        expect(
          parse(placement.status === 'not-annotated' ? placement.yaml : ''),
        ).toEqual({ metadata: { name, annotations: { [id]: name } } });
      }),
    );
  });

  it.each(['', 'group:default/Team A', 'group:default/a.b'])(
    'refuses the owner %p where the namespace is named after it',
    owner => {
      expect(
        locate({ [id]: 'backend' }, { namespace: '{owner}', owner }).placement,
      ).toMatchObject({ status: 'refused' });
    },
  );

  it('S2: never lets annotations widen what the target allows, whatever they say', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'production',
            'team-a',
            '/',
            '..',
            ',',
            '=',
            '!',
            '\n',
          ),
        )
        .map(parts => parts.join('')),
      fc.anything() as fc.Arbitrary<string>,
      fc.constantFrom('production', 'team-a', 'kube-system', '*', '{owner}'),
      fc.constantFrom('app=a', 'app=a,b=c', 'app in (a)', 'a!=b', ''),
    );
    const annotations = fc.record(
      { [id]: text, [namespace]: text, [selector]: text, [cluster]: text },
      { requiredKeys: [] },
    );
    const patterns = fc.constantFrom('production', 'team-*', '{owner}');
    fc.assert(
      fc.property(annotations, patterns, (chosen, pattern) => {
        const found = locate(chosen as Record<string, string>, {
          namespace: pattern,
        });
        const said =
          'message' in found.placement ? found.placement.message : '';
        expect(said.length).toBeLessThan(500);
        if (!('namespace' in found)) {
          return;
        }
        expect(found.cluster).toBe('retail-cluster');
        expect(
          matchesNamespace(
            found.namespace,
            pattern.replace('{owner}', 'team-a'),
          ),
        ).toBe(true);
        expect(matchesSelector({}, found.selector)).toBe(false);
        expect(found.claim.serviceName).toBe('backend');
      }),
    );
  });
});
