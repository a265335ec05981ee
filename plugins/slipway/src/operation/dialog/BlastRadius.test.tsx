import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { BlastRadius } from './BlastRadius';

describe('BlastRadius', () => {
  it.each([
    ['dependencyOf', 'depends on it'],
    ['apiConsumedBy', 'uses its API'],
    ['mirroredBy', 'mirroredBy'],
  ])('says of the relation %p: %p', async (relation, words) => {
    renderInTestApp(
      <BlastRadius
        dependents={[{ entityRef: 'component:default/storefront', relation }]}
      />,
      {
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByRole('link', { name: /storefront/ })).toBeVisible();
  });
});
