import { RecoveryReport } from '@slipway/backstage-plugin-slipway-common';
import { stringify } from 'csv-stringify/browser/esm/sync';

/** The columns of a table of reports: names as a program reads them, lengths in seconds. */
const columns: Record<
  string,
  (report: RecoveryReport) => string | number | undefined
> = {
  operation: report => report.operationId,
  kind: report => report.kind,
  datastore: report => report.entityRef,
  environment: report => report.environment,
  target: report => report.target,
  state: report => report.state,
  message: report => report.message,
  requested_by: report => report.requestedBy,
  requested_at: report => report.createdAt,
  ended_at: report => report.endedAt,
  restored_from: report => report.from,
  recovered_to: report => report.recoveredTo,
  copy: report => report.resourceName,
  job_seconds: report => report.jobSeconds,
  recovery_seconds: report => report.recoverySeconds,
  newest_row_at: report => report.newestRowAt,
  data_loss_seconds: report => report.dataLossSeconds,
  checks_passed: ({ checks }) => checks.filter(({ passed }) => passed).length,
  checks: ({ checks }) => checks.length,
  checks_failed: ({ checks }) =>
    checks
      .filter(({ passed }) => !passed)
      .map(({ name, message }) => `${name}: ${message}`)
      .join('; '),
};

/**
 * Reports as the text of a CSV file with a head.
 *
 * @remarks
 * A cell that a spreadsheet would take for a formula is made a text: names of checks and messages are other people's.
 */
export function toCsv(reports: readonly RecoveryReport[]): string {
  return stringify(
    reports.map(report => Object.values(columns).map(read => read(report))),
    { header: true, columns: Object.keys(columns), escape_formulas: true },
  );
}

/** Reports as a file. */
export function toFile(
  reports: readonly RecoveryReport[],
  format: 'csv' | 'json',
): Blob {
  return format === 'csv'
    ? new Blob([toCsv(reports)], { type: 'text/csv;charset=utf-8' })
    : new Blob([JSON.stringify(reports, undefined, 2)], {
        type: 'application/json',
      });
}
