import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { OwnershipProof } from '@slipway/backstage-plugin-slipway-node';
import { aDeployment } from '../model/testUtils';
import { trimDeployment } from '../model/trimWorkload';
import { checkOwnership, getServiceName } from './ownership';

const tracked = (id: string): JsonObject => ({
  annotations: { 'argocd.argoproj.io/tracking-id': id },
});

function check(proof: OwnershipProof, metadata: JsonObject) {
  return checkOwnership(
    { proof, serviceName: 'backend', environment: 'production' },
    {
      kind: 'Deployment',
      workload: trimDeployment(aDeployment({ metadata })),
    },
  );
}

describe('checkOwnership', () => {
  const label: OwnershipProof = { by: 'label', key: 'example.com/service' };

  it('is proved by the label that names the service', () => {
    expect(
      check(label, { labels: { 'example.com/service': 'backend' } }),
    ).toEqual({ proved: true, evidence: 'label example.com/service: backend' });
  });

  it('prints the patch that would supply a label', () => {
    expect(check(label, {})).toEqual({
      proved: false,
      message: 'It has no label example.com/service: backend',
      fix: `kubectl -n production patch deployment backend --type merge -p '{"metadata":{"labels":{"example.com/service":"backend"}}}'`,
    });
  });

  it('offers no patch that would take somebody else’s workload', () => {
    expect(
      check(label, { labels: { 'example.com/service': 'other' } }),
    ).toEqual({
      proved: false,
      message: `Its label example.com/service names 'other' and not 'backend'`,
    });
  });

  it.each([
    ['backend:apps/Deployment:production/backend', true],
    ['backend-production:apps/Deployment:production/backend', true],
    ['argocd_backend:apps/Deployment:production/backend', true],
    ['other:apps/Deployment:production/backend', false],
    ['admin-backend:apps/Deployment:production/backend', false],
    ['backend:apps/Deployment:staging/backend', false],
    ['backend:apps/Deployment:production/other', false],
    ['backend:apps/StatefulSet:production/backend', false],
    ['backend', false],
  ])('takes the tracking ID %s: %s', (id, proved) => {
    expect(check({ by: 'argocd-tracking-id' }, tracked(id)).proved).toBe(
      proved,
    );
  });

  it('S2: takes no application that another service has, either', () => {
    const names = fc.constantFrom('backend', 'backend-production', 'a');
    const names2 = fc.tuple(names, fc.constantFrom('', '-production'));
    const service = names2.map(parts => parts.join(''));
    const application = service;
    const isProved = (serviceName: string, id: string) =>
      checkOwnership(
        {
          proof: { by: 'argocd-tracking-id' },
          serviceName,
          environment: 'production',
        },
        {
          kind: 'Deployment',
          workload: trimDeployment(
            aDeployment({
              metadata: tracked(`${id}:apps/Deployment:production/backend`),
            }),
          ),
        },
      ).proved;
    fc.assert(
      fc.property(service, service, application, (one, other, id) => {
        fc.pre(one !== other);
        expect(isProved(one, id) && isProved(other, id)).toBe(false);
      }),
    );
  });

  it('S14: quotes what it prints, whatever the entity is called', () => {
    const { fix } = checkOwnership(
      {
        proof: { by: 'label', key: `it's` },
        serviceName: 'backend',
        environment: 'production',
      },
      { kind: 'Deployment', workload: trimDeployment(aDeployment()) },
    ) as { fix: string };
    expect(fix).toContain(
      `-p '{"metadata":{"labels":{"it'\\''s":"backend"}}}'`,
    );
  });

  it('says that no label can hold the name of a service', () => {
    expect(
      checkOwnership(
        {
          proof: label,
          serviceName: `backend'; $(reboot) #`,
          environment: 'production',
        },
        { kind: 'Deployment', workload: trimDeployment(aDeployment()) },
      ),
    ).toEqual({
      proved: false,
      message: expect.stringContaining('another proof of ownership'),
    });
  });

  it('is proved by a namespace that is bound to the owner', () => {
    expect(check({ by: 'namespace' }, {}).proved).toBe(true);
  });
});

describe('getServiceName', () => {
  it.each([
    ['Component', 'default', 'backend', 'backend'],
    ['Component', 'shop', 'backend', 'shop.backend'],
    ['API', 'default', 'backend', 'api.default.backend'],
    ['Component', 'default', 'shop.backend', 'component.default.shop.backend'],
    ['Component', 'api', 'default.backend', 'component.api.default.backend'],
  ])('calls %s:%s/%s %s', (kind, namespace, name, called) => {
    expect(getServiceName({ kind, namespace, name })).toBe(called);
  });

  it('S2: never calls two entities the same', () => {
    const part = fc.constantFrom('a', 'default', 'component', 'api', 'b-c');
    const entity = fc.record({
      kind: part,
      namespace: part,
      name: fc
        .array(part, { minLength: 1, maxLength: 4 })
        .map(parts => parts.join('.')),
    });
    fc.assert(
      fc.property(entity, entity, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(getServiceName(one) === getServiceName(other)).toBe(isSame);
      }),
      { numRuns: 2_000 },
    );
  });
});
