import { Entity } from '@backstage/catalog-model';
import {
  Datastore,
  knownFact,
  TargetObservation,
} from '@slipway/backstage-plugin-slipway-common';
import { aDatastore } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { aComponent } from './aBackend';

/** A data store of the catalog, with an RPO and an RTO of an hour. */
export function aResource(
  name: string,
  options: { annotations?: Record<string, string>; owner?: string } = {},
): Entity {
  const { owner = 'group:default/retail' } = options;
  const annotations = {
    'slipway.dev/rpo': '1h',
    'slipway.dev/rto': '1h',
    ...options.annotations,
  };
  return aComponent(name, {
    kind: 'Resource',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'database', owner },
  });
}

const MINUTE = 60_000;

/** A data store as just seen, restorable to so many minutes before. */
export function aFreshDatastore(
  minutes: number,
  parts: Partial<Datastore> = {},
): Datastore {
  const now = Date.now();
  return aDatastore({
    latestRestorable: {
      ...aDatastore().latestRestorable,
      local: knownFact(new Date(now - minutes * MINUTE).toISOString(), {
        source: 'DescribeDBInstances',
        observedAt: new Date(now).toISOString(),
      }),
    },
    ...parts,
  });
}

/** A target in which data stores were just seen. */
export function showing(...datastores: Datastore[]): TargetObservation {
  return {
    status: 'observed',
    observedAt: new Date().toISOString(),
    workloads: [],
    datastores,
  };
}
