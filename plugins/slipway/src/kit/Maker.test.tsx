import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Fact,
  knownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { screen } from '@testing-library/react';
import { operationRouteRef } from '../routes';
import { Maker } from './Maker';

const ID = '5e1d9c1e-6d0b-4f0e-9a43-0b8f8f0a1a01';

const madeBy = (name: string) =>
  knownFact(name, {
    source: 'Deployment/backend',
    observedAt: '2026-01-15T10:00:00.000Z',
  });

async function show(maker: Fact<string>, changeCause?: string) {
  renderInTestApp(
    <p data-testid="maker">
      <Maker madeBy={maker} changeCause={changeCause} />
    </p>,
    { mountedRoutes: { '/slipway/operations/:id': operationRouteRef } },
  );
  return screen.findByTestId('maker');
}

describe('Maker', () => {
  it.each([
    [`Slipway operation ${ID}`, undefined, 'by a Slipway operation'],
    [
      `Slipway operation ${ID}`,
      'Slipway rollback to revision 3: 1.2.0 fails: no upstream',
      'by a Slipway operation “1.2.0 fails: no upstream”',
    ],
    [
      `Slipway operation ${ID}`,
      'CI run 1470',
      'by a Slipway operation “CI run 1470”',
    ],
    ['github-actions', 'CI run 1470', 'by github-actions “CI run 1470”'],
    ['kubectl', 'Slipway way: by hand', 'by kubectl “Slipway way: by hand”'],
  ])('of %p with the cause %p says %p', async (name, cause, text) => {
    expect(await show(madeBy(name), cause)).toHaveTextContent(text);
  });

  it('leads to the operation that made it', async () => {
    await show(madeBy(`Slipway operation ${ID}`));
    expect(
      screen.getByRole('link', { name: 'Slipway operation' }),
    ).toHaveAttribute('href', `/slipway/operations/${ID}`);
  });

  it('says that nobody knows only where there is no cause either', async () => {
    const nobody = unknownFact('none-recorded', 'No name on it');
    expect(await show(nobody)).toHaveTextContent('made by: No name on it');
  });
});
