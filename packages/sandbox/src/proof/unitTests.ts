import { startPostgres } from '../postgres/startPostgres';
import { runJest } from './jestStage';
import { Stage } from './stage';

const testDatabaseVersions = [9, 11, 12, 13, 14, 15, 16, 17, 18];

/** Gives `TestDatabases` of @backstage/backend-test-utils the real PostgreSQL, whichever release a test asks for. */
function toTestDatabaseVariables(url: string): NodeJS.ProcessEnv {
  return Object.fromEntries(
    testDatabaseVersions.map(version => [
      `BACKSTAGE_TEST_DATABASE_POSTGRES${version}_CONNECTION_STRING`,
      url,
    ]),
  );
}

/** The tests of all packages that need nothing but a PostgreSQL. */
export const unitTests: Stage = {
  group: 'unit',
  name: 'unit tests',
  async run() {
    const postgres = await startPostgres();
    try {
      return await runJest({
        name: 'unit',
        command: ['backstage-cli', 'repo', 'test', '--maxWorkers=2'],
        folder: '.',
        environment: toTestDatabaseVariables(postgres.getUrl('postgres')),
      });
    } finally {
      await postgres.stop();
    }
  },
};
