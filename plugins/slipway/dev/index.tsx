import { createDevApp } from '@backstage/frontend-dev-utils';
import slipwayPlugin from '../src';
import { devCatalogPlugin } from './devCatalog';
import { mockBackendModule } from './mockBackend';
import { mockKubernetesPlugin } from './mockKubernetes';

createDevApp({
  features: [
    slipwayPlugin,
    devCatalogPlugin,
    mockBackendModule,
    ...(window.location.search.includes('stock=no')
      ? []
      : [mockKubernetesPlugin]),
  ],
});
