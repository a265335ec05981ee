import type { Demo } from '../Demo';
import { people } from '../people';
import { photographOpen } from '../screenshots';

/** What cannot happen twice, or otherwise than it was approved. */
export function describeSafety(demo: () => Demo): void {
  describe('safety', () => {
    it('sends one operation for a double click', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('admin-web');
      await portal.choose('Staging', 'Restart');
      const { dialog } = portal;
      await dialog.reason.fill('pressed twice');
      await dialog.button('Restart').evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      });
      await dialog.succeeds();
      expect(portal.traffic.submitted).toBe(1);

      const changes = await demo().cluster.changesOf(
        { namespace: 'staging', name: 'admin-web' },
        { user: 'slipway-executor' },
      );
      expect(changes).toHaveLength(1);
      const api = await demo().apiOf(people.olivia);
      const operations = await api.operationsOn('component:default/admin-web');
      expect(
        operations.filter(({ reason }) => reason === 'pressed twice'),
      ).toHaveLength(1);
    });

    it('shows the new plan where something has changed since the review', async () => {
      const place = { namespace: 'development', name: 'admin-web' };
      const portal = await demo().signIn(people.olivia);
      portal.expectRefusal(409);
      await portal.openOperations('admin-web');
      await portal.rollBackButton('Development').click();
      const { dialog } = portal;
      await dialog.review('1.0.0');
      await dialog.reason.fill('back to the first one');
      await demo().cluster.patchDeployment(place, {
        spec: {
          template: {
            spec: {
              containers: [
                { name: 'nginx', env: [{ name: 'BASKET', value: 'new' }] },
              ],
            },
          },
        },
      });
      await dialog.button('Roll back').click();

      await dialog.root
        .getByRole('alert')
        .getByText('Something has changed since you looked')
        .waitFor();
      expect(await dialog.section('What changes').innerText()).toContain(
        'BASKET',
      );
      expect(await dialog.reason.inputValue()).toBe('back to the first one');
      await photographOpen(dialog.root, 'dialog-stale');
      const byUs = () =>
        demo().cluster.changesOf(place, { user: 'slipway-executor' });
      expect(await byUs()).toEqual([]);

      await dialog.button('Roll back').click();
      await dialog.succeeds();
      expect(await byUs()).toHaveLength(1);
    });
  });
}
