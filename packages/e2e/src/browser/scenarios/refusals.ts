import type { PlanRequest } from '@slipway/backstage-plugin-slipway-common';
import type { Demo } from '../Demo';
import { people, type Person } from '../people';
import { photograph } from '../screenshots';

const place = { namespace: 'staging', name: 'admin-web' };
const request: PlanRequest = {
  kind: 'rollback',
  entityRef: 'component:default/admin-web',
  environment: 'staging',
  target: 'retail-cluster',
  workload: 'deployment.admin-web',
  input: { toRevision: '1' },
};

/** Who may not press, on the screen and past it. */
export function describeRefusals(
  demo: () => Demo,
  persons: readonly Person[],
): void {
  describe.each(persons)('$name, who may not', person => {
    it('sees the buttons greyed, with the reason', async () => {
      const portal = await demo().signIn(person);
      await portal.openOperations('admin-web');
      const button = portal.rollBackButton('Staging');
      await button.waitFor();
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      await button.hover();
      expect(await portal.page.getByRole('tooltip').innerText()).toMatch(
        /You lack slipway\.rollback/,
      );
      await photograph(
        button,
        `tab-refused-${person.name.split(' ')[0]!.toLowerCase()}`,
      );
      await button.click({ force: true });
      expect(await portal.dialog.root.count()).toBe(0);
    });

    it('is refused when the screen is gone round, and nothing changes', async () => {
      const before = await demo().cluster.changesOf(place);
      const { body: plan } = await (
        await demo().apiOf(people.olivia)
      ).plan(request);
      const api = await demo().apiOf(person);

      expect((await api.plan(request)).status).toBe(403);
      const refused = await api.submit(plan, {
        reason: 'past the screen',
        idempotencyKey: `refused-${person.ref}`,
      });
      expect(refused).toMatchObject({
        status: 403,
        body: { error: { name: 'NotAllowedError' } },
      });
      expect(await demo().cluster.changesOf(place)).toEqual(before);
      const operations = await api.operationsOn(request.entityRef);
      expect(operations.map(({ requestedBy }) => requestedBy)).not.toContain(
        person.ref,
      );
    });
  });
}
