import { createDevApp } from '@backstage/frontend-dev-utils';
import slipwayPlugin from '../src';
import { devCatalogPlugin } from './devCatalog';
import { mockBackendModule } from './mockBackend';

createDevApp({
  features: [slipwayPlugin, devCatalogPlugin, mockBackendModule],
});
