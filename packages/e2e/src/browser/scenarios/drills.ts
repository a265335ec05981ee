import { readFile } from 'node:fs/promises';
import type { Demo } from '../Demo';
import { people } from '../people';
import type { PortalPage } from '../PortalPage';
import {
  photograph,
  photographForReadme,
  photographOpen,
} from '../screenshots';
import { findFaults } from '../walk/findFaults';

/** A rehearsal on a real database: restored, validated, measured and removed. */
export function describeDrills(demo: () => Demo): void {
  it('measures a drill to its end, leaves nothing behind, and the card knows', async () => {
    const before = await demo().databases.names();
    const overview = await demo().signIn(people.olivia);
    await overview.openPath('/catalog/default/resource/retail-pg');
    const card = overview.page.getByRole('list', { name: 'Data stores' });
    const line = card.getByRole('listitem').filter({ hasText: 'Production' });
    await line.getByText(/RTO never measured/).waitFor();

    const portal = await demo().signIn(people.olivia);
    const { dialog, page } = portal;
    await startDrill(portal);
    const log = page.getByRole('log');
    await log.getByText('Acted').first().waitFor();
    await photograph(
      page.getByRole('list', { name: 'Phases' }),
      'drill-running',
    );
    await log.getByText('Ended', { exact: true }).waitFor({ timeout: 90_000 });

    const report = await page.getByRole('main').innerText();
    expect(report).toMatch(/RTO measured\s+\d+ s · objective 1 h · kept/);
    expect(report).toMatch(/RPO measured\s+\d+ s · objective 1 h · kept/);
    expect(report).toMatch(/newest order\s+The newest row is of 2/);
    expect(report).toMatch(/Remove retail-pg-drill-\w{8}\s+· cleans up/);
    expect(await demo().databases.names()).toEqual(before);
    await line.getByText(/RTO \d+ s/).waitFor();
    await line.getByText('Met', { exact: true }).waitFor();
    await photograph(line, 'recovery-card');

    // Without the message that it has ended, which covers a part.
    await page.reload();
    const passed = page.getByRole('list', { name: 'Checks' });
    await passed.waitFor();
    expect(await findFaults(page)).toEqual([]);
    await photograph(passed, 'drill-report');
    await photographForReadme(passed, 'drill-report');
    expect(await dialog.root.count()).toBe(0);
  }, 180_000);

  it('gives the measured drill away as a file', async () => {
    const portal = await demo().signIn(people.olivia);
    await portal.openDatastore('retail-pg');
    const row = portal.datastore('retail-pg', 'Production');
    const table = row.getByRole('table', { name: /^Restores and drills of/ });
    await table.getByText('4 of 4 passed').first().waitFor();
    const [download] = await Promise.all([
      portal.page.waitForEvent('download'),
      row.getByRole('button', { name: /^Download CSV/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(
      'recovery-retail-pg-production.csv',
    );
    const [header, drill] = (
      await readFile(await download.path(), 'utf8')
    ).split(/\r?\n/);
    expect(header).toMatch(/recovery_seconds,newest_row_at,data_loss_seconds/);
    expect(drill).toMatch(
      /,drill,resource:default\/retail-pg,production,retail-data,succeeded,/,
    );
  });
}

/** Asks for a drill of the newest data, and goes to its page. */
async function startDrill(portal: PortalPage) {
  const { dialog } = portal;
  await portal.openDatastore('retail-pg');
  await portal.datastoreButton('retail-pg', 'Production', 'Drill').click();
  await dialog.root
    .getByRole('radio', { name: 'The latest restorable time' })
    .waitFor();
  await dialog.button('Review').click();
  await dialog.section('What changes').waitFor();
  expect(await dialog.section('What happens').innerText()).toContain(
    'retail-pg-drill-<operation> is removed',
  );
  await dialog.reason.fill('the drill of this month');
  await photographOpen(dialog.root, 'dialog-drill');
  await dialog.button('Drill').click();
  await dialog.root
    .getByRole('link', { name: 'Open the operation’s page' })
    .click();
}
