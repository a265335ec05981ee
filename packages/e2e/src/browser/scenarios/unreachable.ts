import type { Demo } from '../Demo';
import { people } from '../people';
import { photograph } from '../screenshots';

/** A cluster that cannot be reached any more. */
export function describeUnreachable(demo: () => Demo): void {
  it('says since when a cluster cannot be reached, shows what was seen last, and recovers', async () => {
    const portal = await demo().signIn(people.olivia);
    await portal.openOperations('backend');
    const production = portal.column('Production');
    const trouble = production.getByText(/^Not reachable since/).first();
    await production.getByText('Healthy', { exact: true }).first().waitFor();

    await demo().simulator.cutOff();
    try {
      await trouble.waitFor({ timeout: 180_000 });
      expect(await production.innerText()).toMatch(/Unknown[^]*Last seen/);
      await portal.page.reload();
      await trouble.waitFor();
      expect(await production.innerText()).toContain('Deployment backend');
      expect(
        await portal.rollBackButton('Production').getAttribute('aria-disabled'),
      ).toBe('true');
      await photograph(trouble, 'tab-unreachable');
    } finally {
      await demo().simulator.reconnect();
    }
    await production
      .getByText('Healthy', { exact: true })
      .first()
      .waitFor({ timeout: 120_000 });
    await trouble.waitFor({ state: 'detached' });
  }, 420_000);
}
