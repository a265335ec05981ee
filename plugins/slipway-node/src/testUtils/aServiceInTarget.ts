import { ConfigReader } from '@backstage/config';
import { ServiceInTarget, SlipwayTarget } from '../platform/target';

/** A target as an admin may have configured it. @public */
export function aTarget(parts: Partial<SlipwayTarget> = {}): SlipwayTarget {
  return {
    environment: 'production',
    id: 'retail-cluster',
    title: 'retail-cluster',
    platform: 'fake',
    owners: ['group:default/*'],
    ownership: { by: 'label', key: 'backstage.io/kubernetes-id' },
    config: new ConfigReader({}),
    ...parts,
  };
}

/** A component of that name, in a target. @public */
export function aServiceInTarget(
  parts: { name?: string; target?: Partial<SlipwayTarget> } = {},
): ServiceInTarget {
  const { name = 'backend', target } = parts;
  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default' },
      spec: { type: 'service', owner: 'group:default/retail' },
    },
    entityRef: `component:default/${name}`,
    target: aTarget(target),
  };
}
