import type { Demo } from '../Demo';
import { people } from '../people';
import { photograph } from '../screenshots';

/** Services that are not, or not rightly, connected to what runs them. */
export function describeCorners(demo: () => Demo): void {
  describe('corner cases', () => {
    it('shows the exact YAML to a service without an annotation', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('search-indexer');
      const yaml = portal.page.getByRole('region', {
        name: 'Add to catalog-info.yaml:',
      });
      expect(await yaml.innerText()).toBe(
        [
          'metadata:',
          '  name: search-indexer',
          '  annotations:',
          '    backstage.io/kubernetes-id: search-indexer',
          '',
        ].join('\n'),
      );
      await photograph(yaml, 'tab-empty');
    });

    it('names the rule to a service that asks for a place outside its binding', async () => {
      const portal = await demo().signIn(people.olivia);
      await portal.openOperations('cluster-dashboard');
      const staging = portal.column('Staging');
      await staging.getByText('Not shown here', { exact: true }).waitFor();
      expect(await staging.innerText()).toContain(
        "backstage.io/kubernetes-namespace says 'monitoring'; this target allows 'staging' (slipway.environments[staging].targets[retail-cluster].kubernetes.namespace)",
      );
      await photograph(staging, 'tab-outside-binding');
    });

    it('says that an operation does not exist', async () => {
      const portal = await demo().signIn(people.olivia);
      portal.expectRefusal(404);
      await portal.openPath(
        '/slipway/operations/00000000-0000-4000-8000-000000000000',
      );
      await photograph(
        portal.page.getByText(
          'There is no such operation, or you may not see it',
        ),
        'operation-missing',
      );
    });
  });
}
