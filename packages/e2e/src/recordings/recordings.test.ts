import { withPostgres } from 'sandbox';
import { listVersions } from './listVersions';
import { RecordedDatabases } from './RecordedDatabases';
import { countChangesAfter, nameOf, RecordedRuns } from './Recording';
import { replay } from './replay';

jest.setTimeout(60_000);

const recordings = new RecordedRuns().list();

describe('recorded runs', () => {
  const postgres = withPostgres();
  let databases: RecordedDatabases;
  beforeAll(() => {
    databases = new RecordedDatabases(postgres.server);
  });
  afterAll(() => databases.close());

  it('there is one of each version of the steps, with its boundaries: "yarn recordings" makes those that are missing (F22)', () => {
    expect(
      recordings.map(it => [nameOf(it), it.boundaries.map(at => at.boundary)]),
    ).toEqual(
      listVersions()
        .map(it => [nameOf(it), it.boundaries])
        .sort(),
    );
  });

  describe.each(recordings.map(it => ({ name: nameOf(it), recording: it })))(
    '$name',
    ({ recording }) => {
      it.each(recording.boundaries)(
        'goes on at $boundary to the same end, by the same steps (F22)',
        async from => {
          const replayed = await replay(databases, recording, from);
          expect(replayed.operation).toMatchObject({
            state: 'succeeded',
            id: from.operation.id,
          });
          expect(replayed.then).toEqual(from.then);
          expect(replayed.changes).toBe(countChangesAfter(recording, from));
          expect(replayed.ground.contents).toEqual(recording.clusters.at(-1));
          expect([replayed.isIntact, replayed.locks]).toEqual([true, 0]);
        },
      );
    },
  );
});
