import SwaggerParser from '@apidevtools/swagger-parser';
import { mockServices } from '@backstage/backend-test-utils';
import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import { LimitedOperations } from '../limits/LimitedOperations';
import { LimitedServicePages } from '../limits/LimitedServicePages';
import { createRouter } from '../router/createRouter';
import { createOpenApiDocument } from './createOpenApiDocument';

type Layer = {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
};

function listRoutes(layers: Layer[]): string[] {
  return layers.flatMap(({ route, handle }) =>
    route
      ? Object.keys(route.methods).map(method => `${method} ${route.path}`)
      : listRoutes(handle.stack ?? []),
  );
}

describe('the OpenAPI document', () => {
  const routes = Object.values(slipwayRoutes).map(
    ({ method, path }) => `${method} ${path}`,
  );

  it('is valid', async () => {
    await expect(
      SwaggerParser.validate(structuredClone(createOpenApiDocument()) as never),
    ).resolves.toMatchObject({ openapi: '3.1.0' });
  });

  it('has every route', () => {
    const { paths } = createOpenApiDocument() as {
      paths: Record<string, Record<string, { responses: object }>>;
    };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        method => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    expect(described.sort()).toEqual([...routes].sort());
  });

  it('S13: the router serves these routes and no others', () => {
    const router = createRouter({
      httpAuth: mockServices.httpAuth(),
      logger: mockServices.logger.mock(),
      pages: {} as LimitedServicePages,
      operations: {} as LimitedOperations,
    });
    expect(listRoutes(router.stack as Layer[]).sort()).toEqual(
      [...routes, 'get /openapi.json'].sort(),
    );
  });
});
