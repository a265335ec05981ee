import { Revision } from '@slipway/backstage-plugin-slipway-common';
import {
  aPlatform,
  aServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { listRevisions } from './listRevisions';

const aRevision = (revision: string): Revision => ({
  revision,
  name: `backend-${revision}`,
  createdAt: '2026-01-01T00:00:00.000Z',
  current: false,
  version: revision,
  images: [],
  madeBy: { known: false, reason: 'none-recorded', message: 'Not recorded' },
  imageAvailable: { known: false, reason: 'not-configured', message: 'None' },
});

describe('listRevisions', () => {
  const of = (...revisions: string[]) => ({
    service: aServiceInTarget(),
    platform: Object.assign(aPlatform(), {
      listRevisions: async () => revisions.map(aRevision),
    }),
  });
  const query = { workload: 'deployment.backend', diff: false, limit: 2 };

  it('pages through them without a gap, also when one appears meanwhile', async () => {
    const first = await listRevisions(of('3', '2', '1'), query);
    expect(first.items.map(it => it.revision)).toEqual(['3', '2']);
    const second = await listRevisions(of('4', '3', '2', '1'), {
      ...query,
      cursor: first.nextCursor,
    });
    expect(second.items.map(it => it.revision)).toEqual(['1']);
    expect(second).not.toHaveProperty('nextCursor');
  });

  it.each([
    ['none', []],
    ['as many as asked for', ['2', '1']],
  ])('ends with the first page where there are %s', async (_, revisions) => {
    const page = await listRevisions(of(...revisions), query);
    expect(page.items).toHaveLength(revisions.length);
    expect(page).not.toHaveProperty('nextCursor');
  });

  it('refuses a cursor of a revision that is gone', async () => {
    const { nextCursor } = await listRevisions(of('3', '2', '1'), query);
    await expect(
      listRevisions(of('9'), { ...query, cursor: nextCursor }),
    ).rejects.toThrow('begin without one');
  });
});
