import type { Page } from 'playwright-core';
import { until } from '../../controlPlane';
import type { Demo } from '../Demo';
import { isFocused, tabTo } from '../keyboardFocus';
import { people } from '../people';
import type { PortalPage } from '../PortalPage';
import {
  photograph,
  photographForReadme,
  photographOpen,
} from '../screenshots';
import { findFaults } from '../walk/findFaults';
import { findOverflow } from '../walk/findOverflow';
import { watchWords } from '../watchWords';

const entityRef = 'resource:default/retail-pg';

/** A row that was lost comes back, in a copy; all of it by keyboard. */
export function describeRestores(demo: () => Demo): void {
  it('brings a lost row back from the second before, by keyboard alone', async () => {
    const { databases } = demo();
    const names = await databases.names();
    const orders = await databases.orders('retail-pg');
    const { row, before } = await databases.loseRow('retail-pg');
    const lost = Number(row.id);
    expect(orders).toContain(lost);
    await canBeRestored(demo(), before);

    const portal = await demo().signIn(people.olivia);
    const { dialog, page } = portal;
    await portal.openOperations('backend');
    await openByKeyboard(portal);
    await choosePoint(page, before);
    expect(await findFaults(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    await photographOpen(dialog.root, 'dialog-restore-choose');
    await tabTo(page, dialog.button('Review'));
    await page.keyboard.press('Enter');

    await dialog.section('What changes').waitFor();
    expect(await dialog.title.innerText()).toBe(
      'Restore: retail-pg in Production',
    );
    expect(await dialog.root.innerText()).toContain(
      `from the point in time ${before.toISOString()}`,
    );
    const restore = dialog.button('Restore');
    await tabTo(page, dialog.reason);
    await page.keyboard.type('an order was deleted by mistake');
    await tabTo(page, restore);
    await page.keyboard.press('Enter');
    await dialog.root.getByText('This is not retail-pg.').waitFor();
    expect(portal.traffic.submitted).toBe(0);
    expect(await findFaults(page)).toEqual([]);
    const confirmation = dialog.root.getByRole('textbox', {
      name: 'Type retail-pg to confirm',
    });
    expect(await confirmation.evaluate(isFocused)).toBe(true);
    await page.keyboard.type('retail-pg');
    await photographOpen(dialog.root, 'dialog-restore-plan');
    await photographForReadme(dialog.root, 'restore-dialog');
    await tabTo(page, restore);
    const words = await watchWords(page);
    await page.keyboard.press('Enter');
    await dialog.succeeds();
    expect(await words.heard()).toMatch(
      /retail-pg-restored-\w{8} is creating[^]*Every check passed/,
    );
    await photographOpen(dialog.root, 'dialog-restore-succeeded');
    await page.keyboard.press('Escape');
    await dialog.root.waitFor({ state: 'detached' });

    const made = (await databases.names()).filter(it => !names.includes(it));
    expect(made).toEqual([
      expect.stringMatching(/^retail-pg-restored-[0-9a-f]{8}$/),
    ]);
    const [copied, kept] = await Promise.all(
      [made[0]!, 'retail-pg'].map(name => databases.orders(name)),
    );
    expect(copied).toContain(lost);
    expect(kept).not.toContain(lost);
    // Nothing else of the source is gone.
    expect(orders.filter(id => !kept!.includes(id))).toEqual([lost]);
    const activity = page.getByRole('region', { name: 'Activity' });
    await activity.waitFor();
    await photograph(
      portal.datastore('retail-pg', 'Production'),
      'tab-restored',
    );
  }, 240_000);
}

/** Waits until the portal offers a time for a restore. */
async function canBeRestored(demo: Demo, time: Date) {
  const api = await demo.apiOf(people.olivia);
  await until(
    `${time.toISOString()} being in the window`,
    async () => {
      const { environments } = await api.service(entityRef);
      const target = environments.find(it => it.name === 'production')
        ?.targets[0];
      const seen =
        target?.observation.status === 'observed'
          ? target.observation.datastores?.[0]?.window
          : undefined;
      return seen?.known === true && Date.parse(seen.value.latest) > +time;
    },
    { timeoutMs: 120_000 },
  );
}

async function openByKeyboard(portal: PortalPage) {
  const { dialog, page } = portal;
  const button = portal.datastoreButton('retail-pg', 'Production', 'Restore');
  await button.waitFor();
  // Many a control comes before it.
  await button.focus();
  await page.keyboard.press('Enter');
  await dialog.root
    .getByRole('radio', { name: 'The latest restorable time' })
    .waitFor();
}

/** Chooses a time on the axis: within its last hour, second by second. */
async function choosePoint(page: Page, time: Date) {
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  const lastHour = dialog.getByRole('button', { name: 'Last hour' });
  await tabTo(page, lastHour);
  await keyboard.press('Enter');
  const slider = dialog.getByRole('slider', { name: 'Point in time' });
  await tabTo(page, slider);
  const wanted = time.getTime() / 1000;
  const chosen = async () => Number(await slider.inputValue());
  for (let presses = 0; (await chosen()) !== wanted; presses++) {
    if (presses > 600) {
      throw new Error(`The arrow keys do not lead to ${time.toISOString()}`);
    }
    await keyboard.press(
      (await chosen()) > wanted ? 'ArrowLeft' : 'ArrowRight',
    );
  }
  await dialog.getByRole('radio', { name: 'An exact time' }).waitFor();
  expect(
    await dialog.getByRole('radio', { name: 'An exact time' }).isChecked(),
  ).toBe(true);
}
