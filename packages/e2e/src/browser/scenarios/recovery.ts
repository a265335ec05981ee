import type { Demo } from '../Demo';
import { people } from '../people';
import {
  photograph,
  photographForReadme,
  photographOpen,
} from '../screenshots';
import { watchWords } from '../watchWords';

const place = { namespace: 'production', name: 'admin-web' };

/** The whole way of a rollback, from what is wrong to what is well. */
export function describeRecovery(demo: () => Demo): void {
  it('rolls a degraded service back to the healthy version', async () => {
    const portal = await demo().signIn(people.olivia);
    await portal.openOperations('admin-web');
    const production = portal.column('Production');
    await production.getByText('Degraded').first().waitFor();

    await portal.rollBackButton('Production').click();
    const { dialog, page } = portal;
    expect(await dialog.title.innerText()).toBe(
      'Roll back: admin-web in Production',
    );
    expect(await dialog.revision('1.2.0').isDisabled()).toBe(true);
    expect(await dialog.revision('1.1.0').isChecked()).toBe(true);
    await photographOpen(dialog.root, 'dialog-choose');

    await dialog.review('1.1.0');
    expect(await dialog.section('What changes').innerText()).toMatch(
      /retail-admin-web:1\.2\.0[^]*retail-admin-web:1\.1\.0/,
    );
    expect(await dialog.section('What happens').innerText()).toMatch(/\d/);
    await dialog.section('Services that depend on this one').waitFor();
    expect(await dialog.section('The same by hand').innerText()).toContain(
      'kubectl',
    );
    await photographOpen(dialog.root, 'dialog-plan');

    await dialog.button('Roll back').click();
    await dialog.root.getByText('Say why, in a few words.').waitFor();
    expect(portal.traffic.submitted).toBe(0);

    await dialog.reason.fill('1.2.0 does not find its upstream');
    const words = await watchWords(page);
    await dialog.button('Roll back').click();
    await dialog.succeeds();
    expect(await words.heard()).toMatch(/Accepted|Running|Verifying/);
    await photographOpen(dialog.root, 'dialog-succeeded');
    await dialog.close('Close');
    await production
      .getByText('Degraded')
      .first()
      .waitFor({ state: 'detached' });
    expect(await production.innerText()).toMatch(/Healthy[^]*1\.1\.0/);
    const activity = page.getByRole('region', { name: 'Activity' });
    const entry = activity.getByText('1.2.0 does not find its upstream');
    await photograph(entry, 'tab-rolled-back');
    await photographForReadme(entry, 'activity', activity);

    const changes = await demo().cluster.changesOf(place, {
      user: 'slipway-executor',
    });
    expect(changes).toHaveLength(1);
  });
}
