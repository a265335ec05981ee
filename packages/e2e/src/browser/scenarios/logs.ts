import type { Demo } from '../Demo';
import { people } from '../people';
import type { PortalPage } from '../PortalPage';
import { photographForReadme, photographOpen } from '../screenshots';

/** What a pod has written, and the stock Kubernetes plugin beside ours. */
export function describeLogs(demo: () => Demo): void {
  describe('beside the Kubernetes plugin', () => {
    it('shows the logs of a container that crashes, of this run and of the one before', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('admin-web');
      await openInstances(portal);
      await portal
        .column('Production')
        .getByRole('button', { name: /^Logs of/ })
        .first()
        .click();
      const { root } = portal.dialog;
      const text = root.getByRole('region', { name: /^Last 200 lines/ });
      await root.getByLabel('Which run').selectOption('previous');
      await text.getByText('host not found in upstream').first().waitFor();
      await photographOpen(root, 'logs-previous');
      await photographForReadme(root, 'logs');

      await root.getByLabel('Which run').selectOption('now');
      await text.waitFor();
      expect(new URL(portal.page.url()).searchParams.get('logs')).toMatch(
        /^production\/retail-cluster\/deployment\.admin-web\/admin-web-/,
      );
    });

    it('shows the same pods in its own tab', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('admin-web');
      await openInstances(portal);
      const pods = await portal
        .column('Production')
        .getByText(/^admin-web-[0-9a-z]+-[0-9a-z]{5}$/)
        .allInnerTexts();
      expect(pods).not.toEqual([]);
      await portal
        .column('Production')
        .getByRole('link', { name: 'Open the Kubernetes tab' })
        .click();
      await portal.unfoldKubernetesTab('retail-cluster', 'production');
      for (const pod of pods) {
        await portal.page.getByText(pod).first().waitFor();
      }
    });
  });
}

async function openInstances(portal: PortalPage) {
  await portal
    .column('Production')
    .getByRole('button', { name: /^\d+ instances?/ })
    .first()
    .click();
}
