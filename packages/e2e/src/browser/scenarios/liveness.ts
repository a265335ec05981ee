import { until } from '../../controlPlane';
import type { Demo } from '../Demo';
import { people } from '../people';

const place = { namespace: 'development', name: 'consumer-web' };

/** Changes that are made elsewhere. */
export function describeLiveness(demo: () => Demo): void {
  it('shows changes made by hand without a reload, one fetch for each signal', async () => {
    const portal = await demo().signIn(people.olivia);
    await portal.openOperations('consumer-web');
    const column = portal.column('Development');
    await column.getByText('Healthy', { exact: true }).first().waitFor();
    await portal.page.evaluate(() => {
      document.body.dataset.loadedOnce = 'yes';
    });

    await demo().cluster.patchDeployment(place, { spec: { replicas: 3 } });
    await column.getByText('3 of 3 ready').waitFor();

    portal.traffic.clear();
    await demo().cluster.patchDeployment(place, { spec: { paused: true } });
    await column.getByText('Paused', { exact: true }).first().waitFor();
    await until(
      'The page catching up with the last signal',
      async () =>
        portal.traffic.announced.at(-1) === portal.traffic.fetched.at(-1),
    );

    const changes = portal.page.getByRole('region', { name: 'Activity' });
    await changes
      .getByText(/[Pp]aused/)
      .first()
      .waitFor();
    await changes
      .getByText(/[Ss]caled/)
      .first()
      .waitFor();

    const { announced, fetched } = portal.traffic;
    expect(announced).toEqual(expect.arrayContaining(fetched));
    expect(new Set(fetched).size).toBe(fetched.length);
    // Autoscalers of other services are announced meanwhile too.
    expect(fetched.length).toBeLessThanOrEqual(3);
    expect(
      await portal.page.evaluate(() => document.body.dataset.loadedOnce),
    ).toBe('yes');
  });
}
