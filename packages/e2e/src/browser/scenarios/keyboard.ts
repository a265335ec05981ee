import type { Demo } from '../Demo';
import { people } from '../people';

/** The rollback without a mouse. */
export function describeKeyboard(demo: () => Demo): void {
  it('opens, fills and closes the rollback dialog by keyboard alone', async () => {
    const portal = await demo().signIn(people.olivia);
    await portal.openOperations('admin-web');
    const { dialog, page } = portal;
    const { keyboard } = page;
    const button = portal.rollBackButton('Development');
    await button.waitFor();
    await tabTo(() => button.evaluate(isFocused));

    await keyboard.press('Enter');
    await dialog.revision('1.0.0').waitFor();
    await tabTo(() => dialog.revision('1.0.0').evaluate(isFocused));
    await keyboard.press('Space');
    await keyboard.press('Enter');

    await dialog.section('What changes').waitFor();
    await tabTo(() => dialog.reason.evaluate(isFocused));
    await keyboard.type('tried by keyboard');
    expect(await dialog.reason.inputValue()).toBe('tried by keyboard');
    await tabTo(() => dialog.button('Roll back').evaluate(isFocused));

    await keyboard.press('Escape');
    await dialog.root.waitFor({ state: 'detached' });
    expect(await button.evaluate(isFocused)).toBe(true);
    expect(portal.traffic.submitted).toBe(0);

    /** Presses Tab until it holds. */
    async function tabTo(reached: () => Promise<boolean>) {
      for (let presses = 0; presses < 60; presses++) {
        if (await reached()) {
          return;
        }
        await keyboard.press('Tab');
      }
      throw new Error('Tab does not lead there');
    }
  });
}

/** Runs in the page. */
function isFocused(element: Element): boolean {
  return document.activeElement === element;
}
