import { slipwayRoutes } from './api';

describe('slipwayRoutes', () => {
  const routes = Object.entries(slipwayRoutes);

  it('change nothing on GET', () => {
    const gets = routes.filter(([, { method }]) => method === 'get');
    expect(gets.filter(([, route]) => 'body' in route)).toEqual([]);
  });

  it('are each at a place of their own', () => {
    const places = routes.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });
});
