import { aBackend, TestBackend } from '../testUtils/aBackend';
import { as } from '../testUtils/people';
import { withDatabase } from '../testUtils/withDatabase';

const page = '/services/default/component';
const notHere = '6d0a4e5e-8f3f-4a8e-9e6b-1f6c1d2e3f40';
const place = 'environment=production&target=retail-cluster';
const scaling = `${page}/backend/workloads/deployment.backend/scaling`;
const revisions = `${page}/backend/workloads/deployment.backend/revisions`;

describe('bad input of reads', () => {
  const databases = withDatabase();

  describe('is answered', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await aBackend({
        database: await databases.create(),
      });
    }, 60_000);
    afterAll(async () => {
      await backend.stop();
    });

    it.each<[string, string, number, string]>([
      [
        'an unknown entity',
        `${page}/nothing`,
        404,
        "There is no service 'component:default/nothing', or you may not see it",
      ],
      [
        'a kind in capitals and nothing there',
        '/services/Default/Component/Nothing',
        404,
        "'component:default/nothing'",
      ],
      [
        'an entity name of dots',
        `${page}/%2e%2e%2f`,
        404,
        'There is no service',
      ],
      ['a broken escape', `${page}/%E0%A4%A`, 400, 'cannot be read'],
      [
        'a version that nobody named',
        `${page}/backend?after=nonsense`,
        400,
        'after: this is no version',
      ],
      [
        'an unknown field',
        `${page}/backend?sort=owner`,
        400,
        "Unrecognized key(s) in object: 'sort'",
      ],
      [
        'a field given twice',
        `${page}/backend?after=a&after=b`,
        400,
        'after: Expected string, received array',
      ],
      [
        'revisions without a place',
        revisions,
        400,
        'environment: Required; target: Required',
      ],
      [
        'revisions beyond the limit',
        `${revisions}?${place}&limit=101`,
        400,
        'limit: Number must be less than or equal to 100',
      ],
      [
        'revisions by a bad cursor',
        `${revisions}?${place}&cursor=x`,
        400,
        'cursor: no page of these revisions',
      ],
      [
        'an environment that is not configured',
        `${revisions}?environment=moon&target=west`,
        404,
        "No environment 'moon' is configured; there are: staging, production",
      ],
      [
        'a target that is not configured',
        `${revisions}?environment=staging&target=west`,
        404,
        "'staging' has no target 'west'; it has: retail-cluster",
      ],
      [
        'a difference of one revision',
        `${revisions}/diff?${place}&from=1`,
        400,
        'to: Required',
      ],
      [
        'a difference in a target that is not configured',
        `${revisions}/diff?environment=staging&target=west&from=1&to=2`,
        404,
        "'staging' has no target 'west'; it has: retail-cluster",
      ],
      [
        'a past of no hours',
        `${scaling}?${place}&hours=0`,
        400,
        'hours: Number must be greater than or equal to 1',
      ],
      [
        'a past that is longer than it is kept',
        `${scaling}?${place}&hours=337`,
        400,
        'hours: Number must be less than or equal to 336',
      ],
      [
        'a past by words',
        `${scaling}?${place}&hours=day`,
        400,
        'hours: Expected number',
      ],
      [
        'activity by a bad cursor',
        `${page}/backend/activity?cursor=x`,
        400,
        "'cursor' is not one that a page before handed out",
      ],
      [
        'activity beyond the limit',
        `${page}/backend/activity?limit=101`,
        400,
        'limit: Number must be less than or equal to 100',
      ],
      [
        'activity in what is no name',
        `${page}/backend/activity?environment=..`,
        400,
        'environment: ',
      ],
      [
        'activity of an unknown entity',
        `${page}/nothing/activity`,
        404,
        "There is no service 'component:default/nothing', or you may not see it",
      ],
      [
        'operations of one by a bad cursor',
        '/operations?cursor=e30',
        400,
        'cursor',
      ],
      [
        'operations of what is no reference',
        '/operations?entityRef=backend',
        400,
        "'backend' is not an entity reference",
      ],
      [
        'operations by a bad cursor',
        '/operations?entityRef=component:default/backend&cursor=x',
        400,
        'cursor',
      ],
      [
        'a limit of none',
        '/operations?entityRef=component:default/backend&limit=0',
        400,
        'limit: ',
      ],
      [
        'an unknown operation',
        `/operations/${notHere}`,
        404,
        `There is no operation '${notHere}', or you may not see it`,
      ],
      [
        'an ID that is none',
        '/operations/1;drop',
        404,
        "There is no operation '1;drop'",
      ],
      [
        'events after a text',
        `/operations/${notHere}/events?after=x`,
        400,
        'after: Expected number',
      ],
      [
        'fields where there are none',
        '/environments?all=1',
        400,
        "Unrecognized key(s) in object: 'all'",
      ],
    ])('GET: %s', async (_, path, status, message) => {
      const response = await backend.get(path, as.owner);
      expect(response.body.error?.message).toContain(message);
      expect(response.status).toBe(status);
    });
  });
});
