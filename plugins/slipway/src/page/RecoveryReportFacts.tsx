import {
  describeLength,
  RecoveryMeasure,
  RecoveryReport,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { FactList, FactRow } from '../kit/FactList';
import { AlertIcon, CheckIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { formatExact } from '../kit/times';
import { toneColour } from '../kit/tones';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { useObjectives } from './useObjectives';

/** What a restore or a drill restored and measured, beside the objectives of today. */
export const RecoveryReportFacts = ({ report }: { report: RecoveryReport }) => {
  const t = useTexts();
  const locale = useLocale();
  const objectives = useObjectives(report);
  const measured = (seconds: number | undefined, measure: RecoveryMeasure) => (
    <Measured seconds={seconds} objective={objectives[measure]} />
  );
  const { from, recoveredTo, resourceName, jobSeconds, newestRowAt } = report;
  return (
    <Box
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <FactList labelWidth={148}>
        <FactRow label={t('report.from')}>
          {from ?? <Muted>{t('report.notYet')}</Muted>}
        </FactRow>
        {recoveredTo && (
          <FactRow label={t('report.recoveredTo')}>
            {formatExact(recoveredTo, locale)}
          </FactRow>
        )}
        {resourceName && (
          <FactRow label={t('report.copy')}>
            <Box
              component="span"
              sx={{ fontFamily: 'monospace', fontSize: 13 }}
            >
              {resourceName}
            </Box>
          </FactRow>
        )}
        <FactRow label={t('report.rto')}>
          {measured(report.recoverySeconds, 'rto')}
        </FactRow>
        <FactRow label={t('report.job')}>
          {jobSeconds === undefined ? (
            <Muted>{t('report.notYet')}</Muted>
          ) : (
            describeLength(jobSeconds)
          )}
        </FactRow>
        <FactRow label={t('report.rpo')}>
          {measured(report.dataLossSeconds, 'rpo')}
          {newestRowAt && (
            <>
              {' '}
              <Muted>
                {t('report.newestRow', {
                  time: formatExact(newestRowAt, locale),
                })}
              </Muted>
            </>
          )}
        </FactRow>
      </FactList>
      <Checks report={report} />
    </Box>
  );
};

function Measured({
  seconds,
  objective,
}: {
  seconds: number | undefined;
  objective: number | undefined;
}) {
  const t = useTexts();
  const beside =
    objective === undefined
      ? t('recovery.noObjective')
      : t('recovery.objective', { length: describeLength(objective) });
  if (seconds === undefined) {
    return (
      <Muted>
        {t('report.notMeasured')} · {beside}
      </Muted>
    );
  }
  const kept = objective === undefined ? undefined : seconds <= objective;
  return (
    <>
      <strong>{describeLength(seconds)}</strong> · {beside}
      {kept !== undefined && ` · ${t(kept ? 'report.kept' : 'report.notKept')}`}
    </>
  );
}

function Checks({ report: { checks } }: { report: RecoveryReport }) {
  const t = useTexts();
  if (!checks.length) {
    return <Muted>{t('report.noneRun')}</Muted>;
  }
  return (
    <Box
      component="ul"
      aria-label={t('report.checks')}
      sx={{ listStyle: 'none', m: 0, p: 0, fontSize: 14, lineHeight: 1.45 }}
    >
      {checks.map(({ name, passed, message }) => {
        const Icon = passed ? CheckIcon : AlertIcon;
        return (
          <Box
            component="li"
            key={name}
            sx={{ display: 'flex', gap: 1, py: 0.5 }}
          >
            <Icon
              titleAccess={t(passed ? 'report.passed' : 'report.failed')}
              sx={theme => ({
                mt: '1px',
                fontSize: 18,
                flexShrink: 0,
                color: toneColour(theme, passed ? 'success' : 'danger'),
              })}
            />
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <strong>{name}</strong> <Muted>{message}</Muted>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
