import type { Demo } from '../Demo';
import { people } from '../people';
import { photographForReadme } from '../screenshots';
import { tabOf } from '../walk/WalkState';

const chart =
  'environment=production&target=retail-cluster&workload=deployment.backend&chart=24h';
const revisions = 'revisions=production/retail-cluster/deployment.admin-web';

/** What has an address of its own: it can be sent to somebody, and the way back closes what it opened. */
export function describeAddresses(demo: () => Demo): void {
  describe('addresses', () => {
    it('opens the chart with the hours before the portal was there', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openPath(`${tabOf('backend')}?${chart}`);
      const plot = portal.dialog.root.getByRole('img', {
        name: /^Replicas over time/,
      });
      await plot.waitFor();
      expect(await portal.dialog.root.innerText()).toMatch(
        /Between \d+ and \d+ replicas/,
      );
      await photographForReadme(plot, 'scaling-chart');
      await portal.dialog.root
        .getByRole('button', { name: 'Close', exact: true })
        .click();
      await portal.dialog.root.waitFor({ state: 'detached' });
      expect(new URL(portal.page.url()).search).toBe('');
    });

    it('opens the revisions, and closes them by the way back', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openPath(`${tabOf('admin-web')}?${revisions}`);
      const { root } = portal.dialog;
      const difference = root.getByRole('region', { name: /^Difference of/ });
      await difference.waitFor();
      expect(await difference.innerText()).toMatch(
        /retail-admin-web:1\.[12]\.0/,
      );
      await photographForReadme(difference, 'revisions');

      await portal.openOperations('admin-web');
      await portal
        .column('Production')
        .getByRole('button', { name: 'Revisions of admin-web' })
        .first()
        .click();
      await root.waitFor();
      expect(portal.page.url()).toContain('revisions=');
      await portal.page.goBack();
      await root.waitFor({ state: 'detached' });
      expect(portal.page.url()).not.toContain('revisions=');
    });

    it('leads to one entry of an operation’s log', async () => {
      const api = await demo().apiOf(people.olivia);
      const [operation] = await api.operationsOn('component:default/admin-web');
      const portal = await demo().signIn(people.olivia);
      await portal.openPath(`/slipway/operations/${operation?.id}#event-3`);
      const entry = portal.page.locator('#event-3[aria-current]');
      await entry.waitFor();
      expect(await entry.evaluate(isInSight)).toBe(true);
    });
  });
}

/** Runs in the page. */
function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}
