import { slipwayPermissions } from '@slipway/backstage-plugin-slipway-common';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { as } from '../testUtils/people';
import { withDatabase } from '../testUtils/withDatabase';
import { slipwayConditions } from './conditions';

const wellKnown = '/.well-known/backstage/permissions';

describe('what the permission backend is told', () => {
  const databases = withDatabase();

  describe('over HTTP', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await aBackend({ database: await databases.create() });
    }, 60_000);
    afterAll(async () => {
      await backend.stop();
    });

    it('lists permissions and rules, with the parameters of each', async () => {
      const { body } = await backend.get(`${wellKnown}/metadata`, as.service);
      const names = body.permissions.map(({ name }: { name: string }) => name);
      expect(names.sort()).toEqual(
        slipwayPermissions.map(it => it.name).sort(),
      );
      expect(body.rules).toEqual([
        expect.objectContaining({
          name: 'isOwner',
          resourceType: 'slipway-target',
          paramsSchema: expect.objectContaining({ required: ['claims'] }),
        }),
        expect.objectContaining({ name: 'isOnCallFor' }),
        expect.objectContaining({
          name: 'inEnvironment',
          paramsSchema: expect.objectContaining({ required: ['environments'] }),
        }),
      ]);
    });

    it.each([
      ['component:default/backend#production/west', 'ALLOW'],
      ['component:default/unknown#production/west', 'DENY'],
    ])('applies conditions on %s: %s', async (resourceRef, result) => {
      const conditions = slipwayConditions.isOwner({
        claims: ['group:default/retail'],
      });
      const item = {
        ...{ id: '1', resourceRef, conditions },
        resourceType: 'slipway-target',
      };
      const { body } = await backend.post(
        `${wellKnown}/apply-conditions`,
        { items: [item] },
        as.service,
      );
      expect(body).toEqual({ items: [{ id: '1', result }] });
    });
  });
});
