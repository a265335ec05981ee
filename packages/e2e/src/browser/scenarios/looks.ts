import type { Demo } from '../Demo';
import { people } from '../people';
import { PHONE, photographOpen } from '../screenshots';

const screens = [
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: PHONE },
  { colorScheme: 'dark', width: PHONE },
] as const;

/** The dialog on other screens than the usual one. */
export function describeLooks(demo: () => Demo): void {
  it.each(screens)('fits on a $colorScheme screen of $width', async screen => {
    const portal = await demo().signIn(people.olivia, screen);
    await portal.openOperations('customer-service');
    await portal.rollBackButton('Staging').click();
    const { dialog, page } = portal;
    await dialog.revision('1.0.0').waitFor();
    await photographOpen(dialog.root, 'dialog-choose');
    await dialog.review('1.0.0');
    await photographOpen(dialog.root, 'dialog-plan');
    expect(await dialog.root.evaluate(findWhatStandsOut)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
    ).toBeLessThanOrEqual(screen.width);
    await dialog.close('Cancel');

    await portal.choose('Staging', 'Restart');
    await dialog.reason.fill(`${screen.colorScheme}, ${screen.width} wide`);
    await dialog.button('Restart').click();
    await dialog.succeeds();
    await photographOpen(dialog.root, 'dialog-succeeded');
  });
}

/** The parts of a dialog that do not fit into it, but for what scrolls by itself. Runs in the page. */
function findWhatStandsOut(dialog: Element): string[] {
  const { left, right } = dialog.getBoundingClientRect();
  return [...dialog.querySelectorAll('*')]
    .filter(element => !element.matches('[role=region] *'))
    .filter(element => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && (box.left < left || box.right > right);
    })
    .map(element => element.outerHTML.slice(0, 200));
}
