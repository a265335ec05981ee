import { linkValues } from '@slipway/backstage-plugin-slipway-node';
import { locateOnKubernetes } from '../placement/locate';
import { readKubernetesTarget } from '../placement/targetConfig';
import { aService, ServiceOptions } from '../placement/testUtils/aService';
import { aDeployment, showDeployment } from '../model/testUtils';
import { getLinkValues } from './getLinkValues';

const valuesOf = (
  options: ServiceOptions = {},
  workload?: ReturnType<typeof showDeployment>,
) => {
  const service = aService(options);
  const located = locateOnKubernetes(
    service,
    readKubernetesTarget(service.target),
  );
  return getLinkValues(service, { located, workload });
};

const ofTarget = {
  service: 'backend',
  entityName: 'backend',
  entityNamespace: 'default',
  environment: 'production',
  target: 'retail-cluster',
  cluster: 'retail-cluster',
  namespace: 'production',
};

describe('getLinkValues', () => {
  it('knows the target', () => {
    expect(valuesOf()).toEqual(ofTarget);
  });

  it('has every value there is for a workload', () => {
    const values = valuesOf({}, showDeployment(aDeployment(), []));
    expect(values).toEqual({
      ...ofTarget,
      workload: 'backend',
      kind: 'Deployment',
      version: '1.2.0',
    });
    expect(Object.keys(values).sort()).toEqual(Object.keys(linkValues).sort());
  });

  it('calls a service of another namespace as its resources do', () => {
    expect(valuesOf({ entityNamespace: 'payments' })).toMatchObject({
      service: 'payments.backend',
      entityName: 'backend',
      entityNamespace: 'payments',
    });
  });

  it('has no place where there is none', () => {
    const { cluster, namespace, ...rest } = ofTarget;
    expect([cluster, namespace]).toEqual(['retail-cluster', 'production']);
    expect(valuesOf({ annotations: {} })).toEqual(rest);
  });
});
