import { statesShown } from '../../../../../plugins/slipway/dev/mockStates';
import type { WalkState } from './WalkState';

const mine = '/slipway/operations';

/** The pages of operations, and that of the reader's own ones. */
export const operationStates: readonly WalkState[] = [
  ...statesShown.map(({ id, state, failure }): WalkState => ({
    name: `operation-${state}${failure?.retryable ? '-retryable' : ''}`,
    path: `${mine}/${id}`,
    scene: { scenario: 'backend' },
    sight: ({ page }) => page.getByRole('log').getByRole('listitem').last(),
    everyWidth: state === 'running',
  })),
  {
    name: 'my-operations',
    path: mine,
    scene: { scenario: 'backend' },
    sight: ({ page }) => page.getByRole('heading', { name: 'Under way' }),
    everyWidth: true,
  },
  {
    name: 'my-operations-empty',
    path: mine,
    scene: {
      scenario: 'backend',
      answers: [{ method: 'GET', path: /^\/operations$/, body: { items: [] } }],
    },
    sight: ({ page }) => page.getByText('You have not asked for anything yet'),
  },
  {
    name: 'my-operations-failed',
    path: mine,
    scene: {
      scenario: 'backend',
      answers: [
        {
          method: 'GET',
          path: /^\/operations$/,
          status: 400,
          body: { error: { name: 'InputError', message: 'It cannot be read' } },
        },
      ],
    },
    sight: ({ page }) => page.getByText('Your operations could not be loaded'),
    refusals: [400],
  },
];
