import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  CheckResult,
  describeLength,
  RecoveryReport,
} from '@slipway/backstage-plugin-slipway-common';
import { Age } from '../../kit/Age';
import { figures } from '../../kit/figures';
import { FigureTable } from '../../kit/FigureTable';
import { OperationStateChip } from '../../kit/OperationStateChip';
import { Texts, useTexts } from '../../kit/useTexts';
import { Who } from '../../kit/Who';
import { operationRouteRef } from '../../routes';

interface ReportTableProps {
  /** The newest first. */
  reports: readonly RecoveryReport[];
  /** Name of the data store. */
  name: string;
}

/** What restores and drills measured, one in a row. */
export const ReportTable = ({ reports, name }: ReportTableProps) => {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  const length = (seconds: number | undefined) =>
    seconds === undefined ? '–' : describeLength(seconds);
  return (
    <FigureTable label={t('recovery.reportsOf', { name })} maxHeight={420}>
      <thead>
        <tr>
          <th scope="col">{t('report.what')}</th>
          <th scope="col">{t('report.ended')}</th>
          <th scope="col">{t('report.rto')}</th>
          <th scope="col">{t('report.job')}</th>
          <th scope="col">{t('report.rpo')}</th>
          <th scope="col">{t('report.checks')}</th>
          <th scope="col">{t('report.when')}</th>
          <th scope="col">{t('report.who')}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map(report => (
          <tr key={report.operationId}>
            <th scope="row">
              <Link to={operationPath({ id: report.operationId })}>
                {t(`kind.${report.kind}`)}
              </Link>
            </th>
            <td>
              <OperationStateChip state={report.state} />
            </td>
            <td>{length(report.recoverySeconds)}</td>
            <td>{length(report.jobSeconds)}</td>
            <td>{length(report.dataLossSeconds)}</td>
            <td>{countChecks(report.checks, t)}</td>
            <td>
              <Age at={report.createdAt} />
            </td>
            <td>
              <Who name={report.requestedBy} />
            </td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
};

/** How many checks passed; that there was none is not the same as that all passed. */
function countChecks(checks: readonly CheckResult[], t: Texts): string {
  return checks.length
    ? t(
        'report.passedOf',
        figures({
          passed: checks.filter(({ passed }) => passed).length,
          total: checks.length,
        }),
      )
    : t('report.noChecks');
}
