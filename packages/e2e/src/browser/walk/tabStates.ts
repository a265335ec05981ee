import { tabOf, type WalkState } from './WalkState';

const workload =
  'environment=production&target=retail-cluster&workload=deployment.backend';

/** The tab of a service and what opens above it. */
export const tabStates: readonly WalkState[] = [
  {
    name: 'tab-everyday',
    path: tabOf('backend'),
    scene: { scenario: 'backend' },
    sight: ({ page }) =>
      page.getByRole('group', { name: /^What happened in the last/ }),
    everyWidth: true,
  },
  {
    name: 'tab-crowded',
    path: tabOf('backend'),
    scene: { scenario: 'crowded' },
    sight: ({ page }) => page.getByText('6 targets'),
    everyWidth: true,
  },
  {
    name: 'tab-instances',
    path: tabOf('backend'),
    scene: { scenario: 'crowded' },
    act: async ({ page }) => {
      await page
        .getByRole('button', { name: /^40 instances/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Show the other 32' }).click();
    },
    sight: ({ page }) => page.getByRole('button', { name: 'Show fewer' }),
  },
  {
    name: 'tab-running',
    path: tabOf('backend'),
    scene: { scenario: 'running' },
    sight: ({ page }) => page.getByRole('progressbar').first(),
  },
  {
    name: 'tab-linked',
    path: tabOf('backend'),
    scene: { scenario: 'linked' },
    sight: ({ page }) =>
      page.getByRole('list', { name: 'Links to other tools' }).first(),
  },
  {
    name: 'tab-corners',
    path: tabOf('backend'),
    scene: { scenario: 'corners' },
    sight: ({ page }) =>
      page.getByText('ImagePullBackOff', { exact: true }).first(),
  },
  {
    name: 'tab-guarded',
    path: tabOf('backend'),
    scene: { scenario: 'guarded' },
    sight: ({ page }) => page.getByText('Nothing has happened here yet'),
  },
  {
    name: 'tab-stale',
    path: tabOf('backend'),
    scene: { scenario: 'stale' },
    sight: ({ page }) => page.getByText(/^Seen 37/).first(),
  },
  {
    name: 'tab-unreachable',
    path: tabOf('backend'),
    scene: { scenario: 'unreachable' },
    sight: ({ page }) => page.getByText('The activity cannot be read'),
    refusals: [400],
    everyWidth: true,
  },
  {
    name: 'tab-not-connected',
    path: tabOf('backend'),
    scene: { scenario: 'empty' },
    sight: ({ page }) =>
      page.getByText('This service is not connected to what runs it'),
  },
  {
    name: 'tab-nothing-configured',
    path: tabOf('backend'),
    scene: { scenario: 'no-environments' },
    sight: ({ page }) =>
      page.getByText('No environment is configured for this service.'),
  },
  {
    name: 'tab-loading',
    path: tabOf('backend'),
    scene: { scenario: 'loading' },
    sight: ({ page }) => page.getByRole('status', { name: /^Loading what/ }),
  },
  {
    name: 'tab-forbidden',
    path: tabOf('backend'),
    scene: { scenario: 'forbidden' },
    sight: ({ page }) =>
      page.getByText('You may not see the operations of this service'),
    refusals: [403],
  },
  {
    name: 'tab-failed',
    path: tabOf('backend'),
    scene: { scenario: 'failed' },
    sight: ({ page }) => page.getByText('What runs could not be loaded'),
    refusals: [400],
  },
  {
    name: 'tab-german',
    path: tabOf('backend'),
    scene: { scenario: 'backend' },
    sight: ({ page }) =>
      page.getByRole('heading', { name: 'Umgebungen', level: 2 }),
    language: 'de',
  },
  {
    name: 'chart',
    path: `${tabOf('backend')}?${workload}&chart=24h`,
    scene: { scenario: 'backend' },
    sight: ({ dialog }) =>
      dialog.root.getByRole('img', { name: /^Replicas over time/ }),
    everyWidth: true,
  },
  {
    name: 'chart-table',
    path: `${tabOf('backend')}?${workload}&chart=6h`,
    scene: { scenario: 'backend' },
    act: ({ dialog }) => dialog.button('As a table').click(),
    sight: ({ dialog }) => dialog.root.getByRole('table'),
  },
  {
    name: 'chart-empty',
    path: `${tabOf('backend')}?${workload}&chart=6h`,
    scene: { scenario: 'guarded' },
    sight: ({ dialog }) => dialog.root.getByText(/^No history yet/),
  },
  {
    name: 'chart-failed',
    path: `${tabOf('backend')}?${workload.replace('production', 'staging')}&chart=6h`,
    scene: { scenario: 'unreachable' },
    sight: ({ dialog }) => dialog.root.getByText('The history cannot be shown'),
    refusals: [400],
  },
  {
    name: 'revisions',
    path: `${tabOf('backend')}?revisions=production/retail-cluster/deployment.backend`,
    scene: { scenario: 'backend' },
    sight: ({ dialog }) =>
      dialog.root.getByRole('region', { name: /^Difference of/ }),
    everyWidth: true,
  },
  {
    name: 'revisions-missing',
    path: `${tabOf('backend')}?revisions=production/retail-cluster/deployment.gone`,
    scene: { scenario: 'backend' },
    sight: ({ dialog }) =>
      dialog.root.getByText('This workload is not shown here any more'),
  },
];
