import { startPostgres } from '../../postgres/startPostgres';
import { Stage } from '../stage';
import { toTestDatabaseVariables } from '../testDatabase';
import { readDefences } from './defence';
import { tryDefences } from './tryDefences';

/** Shows of each defence that it matters: without it, a test of its number fails. */
export const defencesStage: Stage = {
  group: 'defences',
  name: 'defences',
  async run() {
    const postgres = await startPostgres();
    try {
      return await tryDefences(readDefences(), {
        environment: toTestDatabaseVariables(postgres.getUrl('postgres')),
        log: console.log,
      });
    } finally {
      await postgres.stop();
    }
  },
};
