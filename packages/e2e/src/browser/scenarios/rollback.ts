import type { Demo } from '../Demo';
import { people } from '../people';
import {
  photograph,
  photographOpen,
  photographForReadme,
} from '../screenshots';

/** What goes with a rollback: the notification, the plan of an autoscaled service, watching it. */
export function describeRollback(demo: () => Demo): void {
  describe('around a rollback', () => {
    it('is told by the notification, which leads to the log', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openPath('/notifications');
      await portal.page
        .getByRole('link', { name: /admin-web in production succeeded/ })
        .click();
      const log = portal.page.getByRole('log');
      await log.getByText('Ended', { exact: true }).waitFor();
      const types = await log.getByRole('listitem').allInnerTexts();
      const order = [
        'Accepted',
        'Started',
        'Target locked',
        'Intent',
        'Acted',
        'Ended',
      ].map(type => types.findIndex(line => line.includes(`\n${type}\n`)));
      expect(order).not.toContain(-1);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      await photograph(log, 'operation-succeeded');
    });

    it('shows who depends on the service and what its autoscaler does', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('customer-service');
      await portal.rollBackButton('Production').click();
      const { dialog } = portal;
      await dialog.review('1.0.1');
      const dependents = dialog.section('Services that depend on this one');
      expect(await dependents.innerText()).toMatch(
        /backend[^]*payment-gateway/,
      );
      expect(await dialog.section('Seen just now').innerText()).toMatch(
        /Autoscaler/,
      );
      await dialog.reason.fill('1.1.0 loses addresses since 14:00');
      await photographOpen(dialog.root, 'dialog-plan-autoscaled');
      await photographForReadme(dialog.root, 'rollback-dialog');
      await dialog.close('Cancel');
    });

    it('can be watched while it goes on, by somebody on call', async () => {
      const portal = await demo().signIn(people.omar);
      await portal.openOperations('backend');
      await portal.rollBackButton('Production').click();
      const { dialog, page } = portal;
      await dialog.review('1.1.0');
      await dialog.reason.fill('1.2.0 answers slowly since 14:00');
      await dialog.button('Roll back').click();
      await dialog.root.getByRole('progressbar').waitFor();
      await photographOpen(dialog.root, 'dialog-progress');
      await dialog.root
        .getByRole('link', { name: 'Open the operation’s page' })
        .click();

      const log = page.getByRole('log');
      await photograph(log.getByText('Acted'), 'operation-running');
      await log.getByText('Ended').waitFor();
      // Without the message that it has ended, which covers a part.
      await page.reload();
      await photographForReadme(log.getByText('Ended'), 'operation-page');
      const changes = await demo().cluster.changesOf(
        { namespace: 'production', name: 'backend' },
        { user: 'slipway-executor' },
      );
      expect(changes).toHaveLength(1);
    });
  });
}
