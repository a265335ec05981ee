import { startPostgres } from '../postgres/startPostgres';
import { runJest } from './jestStage';
import { Stage } from './stage';
import { toTestDatabaseVariables } from './testDatabase';

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
