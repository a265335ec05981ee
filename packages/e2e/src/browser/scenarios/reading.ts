import type { Demo } from '../Demo';
import { people } from '../people';
import { photograph, photographForReadme } from '../screenshots';

/** What a person sees who signs in and looks. */
export function describeReading(demo: () => Demo): void {
  describe('reading', () => {
    it('leads from the sign-in page to what runs in each environment', async () => {
      const portal = await demo().open();
      const olivia = portal.page.getByRole('button', {
        name: 'Sign in as Olivia Owner',
      });
      await photograph(olivia, 'sign-in');
      await portal.signIn(people.olivia);
      await portal.walkTo('backend');

      expect(await portal.columnTitles()).toEqual([
        'Development',
        'Staging',
        'Production',
      ]);
      const seen = await Promise.all(
        ['Development', 'Staging', 'Production'].map(title =>
          portal.column(title).innerText(),
        ),
      );
      expect(seen).toEqual([
        expect.stringMatching(/Healthy[^]*1\.3\.0-rc\.1/),
        expect.stringMatching(/Healthy[^]*1\.2\.0/),
        expect.stringMatching(/Healthy[^]*1\.2\.0/),
      ]);
      const limited = portal
        .column('Production')
        .getByText('Limited: at its maximum of 10 and wants more');
      await limited.waitFor();
      expect(await portal.column('Production').innerText()).toMatch(
        /cpu\s+\d+ %/,
      );
      await photograph(limited, 'tab-limited');
    });

    it('says in words why a service is degraded', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('admin-web');
      const production = portal.column('Production');
      const reason = production.getByText('CrashLoopBackOff', { exact: true });
      await reason.waitFor();
      expect(await production.innerText()).toMatch(
        /Degraded[^]*keeps crashing, exit 1[^]*host not found in upstream/,
      );
      await photograph(reason, 'tab-degraded');
      const deployed = portal.page.getByText(/1\.1\.0 → 1\.2\.0/).first();
      await photographForReadme(deployed, 'operations-tab');
    });

    it('shows a paused rollout, an image that cannot be pulled, and long names', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('customer-service');
      await photograph(
        portal
          .column('Development')
          .getByText('Paused', { exact: true })
          .first(),
        'tab-paused',
      );

      await portal.openOperations('consumer-web');
      const reason = portal
        .column('Staging')
        .getByText('ImagePullBackOff', { exact: true });
      await photograph(reason, 'tab-image-missing');

      await portal.openOperations(
        'checkout-recommendation-and-cross-sell-ranking-experiments-svc',
      );
      await photograph(
        portal
          .column('Development')
          .getByText('Healthy', { exact: true })
          .first(),
        'tab-long-name',
      );
    });

    it('shows the other kinds of workloads', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('retail-cache');
      await portal
        .column('Production')
        .getByText('StatefulSet retail-cache')
        .waitFor();
      await portal.openOperations('log-shipper');
      const daemonSet = portal
        .column('Production')
        .getByText('DaemonSet log-shipper');
      await daemonSet.waitFor();
      expect(await portal.column('Staging').innerText()).toMatch(
        /Nothing of this service runs here/,
      );
      await photograph(daemonSet, 'tab-daemonset');
    });
  });
}
