import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  OwnershipProof,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';

/** What a test wants otherwise than usual. */
export interface ServiceOptions {
  name?: string;
  entityNamespace?: string;
  owner?: string;
  annotations?: Record<string, string>;
  ownership?: OwnershipProof;
  config?: JsonObject;
  /** Who owns it, as the catalog has found out. */
  ownedBy?: string[];
}

/** The service `component:default/backend` in production on `retail-cluster`. */
export function aService(options: ServiceOptions = {}): ServiceInTarget {
  const { name = 'backend', entityNamespace = 'default' } = options;
  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace: entityNamespace,
        annotations: options.annotations ?? {
          'backstage.io/kubernetes-id': 'backend',
        },
      },
      spec: { owner: options.owner ?? 'group:default/team-a' },
      ...(options.ownedBy && {
        relations: options.ownedBy.map(targetRef => ({
          type: 'ownedBy',
          targetRef,
        })),
      }),
    },
    entityRef: `component:${entityNamespace}/${name}`,
    target: {
      environment: 'production',
      id: 'retail-cluster',
      title: 'retail-cluster',
      platform: 'kubernetes',
      owners: ['group:default/*'],
      ownership: options.ownership ?? {
        by: 'label',
        key: 'backstage.io/kubernetes-id',
      },
      config: new ConfigReader(
        options.config ?? {
          cluster: 'retail-cluster',
          namespace: 'production',
        },
      ),
    },
  };
}
