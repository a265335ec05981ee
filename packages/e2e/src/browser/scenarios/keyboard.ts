import type { Demo } from '../Demo';
import { isFocused, tabTo } from '../keyboardFocus';
import { people } from '../people';

/** What can be done without a mouse. */
export function describeKeyboard(demo: () => Demo): void {
  describe('by keyboard alone', () => {
    it('leaves a rollback again, and is where it was', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('admin-web');
      const { dialog, page } = portal;
      const button = portal.rollBackButton('Development');
      await button.waitFor();
      await tabTo(page, button);
      await page.keyboard.press('Enter');
      await dialog.revision('1.0.0').waitFor();
      await page.keyboard.press('Escape');
      await dialog.root.waitFor({ state: 'detached' });
      expect(await button.evaluate(isFocused)).toBe(true);
      expect(portal.traffic.submitted).toBe(0);
    });

    it('goes from the revisions to a rollback that succeeds', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('backend');
      const { dialog, page } = portal;
      const { keyboard } = page;
      const open = portal
        .column('Staging')
        .getByRole('button', { name: 'Revisions of backend' });
      await open.waitFor();
      await tabTo(page, open);
      await keyboard.press('Enter');
      const drawer = page.getByRole('dialog', { name: /^Revisions:/ });
      const rollBack = drawer
        .getByRole('button', { name: /^Roll back to revision/ })
        .first();
      await rollBack.waitFor();
      await tabTo(page, rollBack);
      await keyboard.press('Enter');

      await dialog.section('What changes').waitFor();
      await tabTo(page, dialog.reason);
      await keyboard.type('tried by keyboard');
      await tabTo(page, dialog.button('Roll back'));
      await keyboard.press('Enter');
      await page
        .getByRole('dialog')
        .getByText('Succeeded', { exact: true })
        .waitFor();
      await keyboard.press('Escape');
      await page
        .getByRole('dialog', { name: /^Roll back:/ })
        .waitFor({ state: 'detached' });
      await page.waitForFunction(() =>
        document
          .querySelector('[role=dialog]')
          ?.contains(document.activeElement),
      );
      await keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      expect(await open.evaluate(isFocused)).toBe(true);
    });
  });
}
