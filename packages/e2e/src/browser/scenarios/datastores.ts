import type { PlanRequest } from '@slipway/backstage-plugin-slipway-common';
import { until } from '../../controlPlane';
import type { Demo } from '../Demo';
import { people } from '../people';
import type { PortalPage } from '../PortalPage';
import {
  PHONE,
  photograph,
  photographForReadme,
  photographOpen,
} from '../screenshots';
import { findFaults } from '../walk/findFaults';
import { findOverflow } from '../walk/findOverflow';

const request = (): PlanRequest => ({
  kind: 'restore',
  entityRef: 'resource:default/retail-pg',
  environment: 'production',
  target: 'retail-data',
  workload: 'db-instance.retail-pg',
  input: { pointInTime: new Date(Date.now() - 600_000).toISOString() },
});

/** How data stores stand, and who may not press. Nothing is changed. */
export function describeDatastores(demo: () => Demo): void {
  describe('data stores', () => {
    it('stand beside what runs of the service that depends on them', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('backend');
      const production = portal.datastore('retail-pg', 'Production');
      await production.getByText('never measured', { exact: true }).waitFor();
      expect(await production.innerText()).toMatch(
        /RPO · objective 1 h\s+\d+ s now/,
      );
      const staging = portal.datastore('retail-pg-staging', 'Staging');
      expect(await staging.innerText()).toMatch(
        /Breached[^]*Backups are kept for 1 d; the objective is 7 d/,
      );
      // Four others are no RDS databases.
      expect(
        await portal.page
          .getByRole('button', { name: 'This data store is not connected' })
          .count(),
      ).toBe(4);
      await photograph(production, 'tab-recovery');
      expect(await findFaults(portal.page)).toEqual([]);
    });

    it('show thirty days of RPO with the hours in which nobody could look', async () => {
      const portal = await demo().signIn(people.olivia);
      await openWithPast(portal, 'retail-pg');
      const { page } = portal;
      const production = portal.datastore('retail-pg', 'Production');
      const figure = production.getByRole('figure', { name: 'Achievable RPO' });
      await figure.getByText('Not observed').waitFor();
      await figure.getByText('Objective of RPO').waitFor();
      expect(await production.innerText()).toMatch(
        /at worst 2 h \d+ min · objective kept 99\.\d% of the observed time · \d+(\.\d)?% not observed/,
      );
      expect(await findFaults(page)).toEqual([]);
      await photograph(figure, 'datastore');
      await photographForReadme(figure, 'recovery-panel', production);

      await production.getByRole('button', { name: /as a table$/ }).click();
      await production
        .getByRole('rowheader', { name: 'Not observed' })
        .or(production.getByRole('button', { name: /older rows$/ }))
        .first()
        .waitFor();
      expect(await findOverflow(page)).toEqual([]);
    });

    it('show the copies in another region beside the objective for its loss', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openDatastore('customer-db');
      const region = portal
        .datastore('customer-db', 'Production')
        .getByRole('group', { name: 'RPO, other region' });
      expect(await region.innerText()).toMatch(
        /objective 1 d\s+\d+ h.* now[^]*in us-west-2/,
      );
    });

    it('fit on a phone, the choice of a point too', async () => {
      const portal = await demo().signIn(people.olivia, {
        colorScheme: 'dark',
        width: PHONE,
      });
      const { dialog, page } = portal;
      await openWithPast(portal, 'customer-db');
      expect(await findFaults(page)).toEqual([]);
      expect(await findOverflow(page)).toEqual([]);
      await portal
        .datastoreButton('customer-db', 'Production', 'Restore')
        .click();
      await dialog.root
        .getByRole('radio', { name: 'A recovery point' })
        .check();
      expect(await findFaults(page)).toEqual([]);
      expect(await findOverflow(page)).toEqual([]);
      await photographOpen(dialog.root, 'dialog-restore-choose');
    });

    it.each([people.ria, people.tara])(
      'are not restored by $name, on the screen and past it',
      async person => {
        const before = await demo().databases.names();
        const portal = await demo().signIn(person);
        await portal.openDatastore('retail-pg');
        for (const kind of ['Restore', 'Drill', 'Take a snapshot']) {
          const button = portal.datastoreButton(
            'retail-pg',
            'Production',
            kind,
          );
          expect(await button.getAttribute('aria-disabled')).toBe('true');
          await button.hover();
          await portal.page
            .getByRole('tooltip', { name: /^You lack slipway\./ })
            .first()
            .waitFor();
          await button.click({ force: true });
        }
        expect(await portal.dialog.root.count()).toBe(0);

        const owner = await demo().apiOf(people.olivia);
        const { body: plan } = await owner.plan(request());
        const api = await demo().apiOf(person);
        expect((await api.plan(plan.request)).status).toBe(403);
        const refused = await api.submit(plan, {
          reason: 'past the screen',
          idempotencyKey: `restore-${person.ref}`,
          confirmation: 'retail-pg',
        });
        expect(refused).toMatchObject({
          status: 403,
          body: { error: { name: 'NotAllowedError' } },
        });
        expect(await demo().databases.names()).toEqual(before);
      },
    );

    it('are not restored without the name of the source (F9)', async () => {
      const before = await demo().databases.names();
      const api = await demo().apiOf(people.olivia);
      const { body: plan } = await api.plan(request());
      expect(plan.blockers).toEqual([]);
      const refused = await api.submit(plan, {
        reason: 'by habit',
        idempotencyKey: 'restore-without-a-name',
        confirmation: 'customer-db',
      });
      expect(refused).toMatchObject({
        status: 400,
        body: {
          error: {
            name: 'InputError',
            message: expect.stringContaining('customer-db'),
          },
        },
      });
      expect(await demo().databases.names()).toEqual(before);
    });
  });
}

/** Opens a data store; the demo brings its past some seconds after its start. */
async function openWithPast(portal: PortalPage, name: string) {
  const figure = portal
    .datastore(name, 'Production')
    .getByRole('figure', { name: 'Achievable RPO' });
  await until(`The past of ${name} being there`, async () => {
    await portal.openDatastore(name);
    await figure.waitFor({ timeout: 8000 });
    return true;
  });
}
