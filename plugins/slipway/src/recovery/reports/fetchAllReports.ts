import { RecoveryReport } from '@slipway/backstage-plugin-slipway-common';
import { SlipwayApi } from '../../api/slipwayApi';

/** As many as the API gives at once. */
const PAGE = 100;

/** Every report of a data store in an environment, newest first. */
export async function fetchAllReports(
  api: SlipwayApi,
  { entityRef, environment }: { entityRef: string; environment: string },
): Promise<RecoveryReport[]> {
  const reports: RecoveryReport[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listRecoveryReports(entityRef, {
      environment,
      cursor,
      limit: PAGE,
    });
    reports.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return reports;
}
