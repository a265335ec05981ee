import {
  ScalingHistory,
  ScalingSample,
} from '@slipway/backstage-plugin-slipway-common';
import Button from '@mui/material/Button';
import { Fragment, useState } from 'react';
import { FigureTable } from '../kit/FigureTable';
import { figures } from '../kit/figures';
import { formatMoment } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { useNow } from '../live/useNow';
import { formatMetric } from './formatMetric';
import { isGap } from './toRuns';

const PAGE = 100;

/** The same as the chart in figures, the newest first. */
export const ScalingTable = ({ history }: { history: ScalingHistory }) => {
  const t = useTexts();
  const locale = useLocale();
  const now = useNow();
  const [shown, setShown] = useState(PAGE);
  const newest = [...history.samples].reverse();
  const names = [
    ...new Set(newest.flatMap(({ metrics }) => metrics.map(m => m.name))),
  ];
  const hidden = newest.length - shown;
  const endsGap = (sample: ScalingSample, newer: ScalingSample | undefined) =>
    newer !== undefined && isGap(history, sample, newer);
  return (
    <>
      <FigureTable label={t('scaling.table')} maxHeight={452}>
        <thead>
          <tr>
            <th scope="col">{t('scaling.time')}</th>
            <th scope="col">{t('scaling.current')}</th>
            <th scope="col">{t('scaling.desired')}</th>
            <th scope="col">{t('scaling.minimum')}</th>
            <th scope="col">{t('scaling.maximum')}</th>
            {names.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newest.slice(0, shown).map((sample, index) => (
            <Fragment key={sample.at}>
              {endsGap(sample, newest[index - 1]) && (
                <tr>
                  <th scope="row">{t('scaling.notObserved')}</th>
                  <td colSpan={4 + names.length} />
                </tr>
              )}
              <tr>
                <th scope="row">
                  <time dateTime={sample.at}>
                    {formatMoment(sample.at, now, locale)}
                  </time>
                </th>
                <td>{sample.current}</td>
                <td>{sample.desired}</td>
                <td>{sample.min}</td>
                <td>{sample.max}</td>
                {names.map(name => {
                  const metric = sample.metrics.find(m => m.name === name);
                  return (
                    <td key={name}>
                      {metric?.current === undefined
                        ? '–'
                        : formatMetric(metric.current, metric.unit, locale)}
                    </td>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </FigureTable>
      {hidden > 0 && (
        <Button
          size="small"
          onClick={() => setShown(shown + PAGE)}
          sx={{ mt: 1, textTransform: 'none' }}
        >
          {t('scaling.moreRows', figures({ rows: Math.min(hidden, PAGE) }))}
        </Button>
      )}
    </>
  );
};
