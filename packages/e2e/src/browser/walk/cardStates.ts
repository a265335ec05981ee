import type { WalkState } from './WalkState';

const overview = '/catalog/default/component/backend';
const cardOf: WalkState['sight'] = ({ page }) =>
  page.getByRole('list', { name: 'Environments' });

/** The card of a component's overview. */
export const cardStates: readonly WalkState[] = [
  {
    name: 'card',
    path: overview,
    scene: { scenario: 'backend' },
    sight: cardOf,
    everyWidth: true,
  },
  {
    name: 'card-running',
    path: overview,
    scene: { scenario: 'running' },
    sight: cardOf,
  },
  {
    name: 'card-crowded',
    path: overview,
    scene: { scenario: 'crowded' },
    sight: cardOf,
  },
  {
    name: 'card-unreachable',
    path: overview,
    scene: { scenario: 'unreachable' },
    sight: cardOf,
  },
  {
    name: 'card-not-connected',
    path: overview,
    scene: { scenario: 'empty' },
    sight: ({ page }) => page.getByText(/^Nothing says yet what runs/),
  },
  {
    name: 'card-forbidden',
    path: overview,
    scene: { scenario: 'forbidden' },
    sight: ({ page }) =>
      page.getByText('You may not see the operations of this service'),
    refusals: [403],
  },
];
