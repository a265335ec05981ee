import { ScalingHistory } from '@slipway/backstage-plugin-slipway-common';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { formatMetric } from './formatMetric';
import { SampleTable } from './SampleTable';

/** The same as the chart in figures, the newest first. */
export const ScalingTable = ({ history }: { history: ScalingHistory }) => {
  const t = useTexts();
  const locale = useLocale();
  const newest = [...history.samples].reverse();
  const names = [
    ...new Set(newest.flatMap(({ metrics }) => metrics.map(m => m.name))),
  ];
  return (
    <SampleTable
      label={t('scaling.table')}
      maxHeight={452}
      history={history}
      columns={[
        t('scaling.current'),
        t('scaling.desired'),
        t('scaling.minimum'),
        t('scaling.maximum'),
        ...names,
      ]}
      toCells={({ current, desired, min, max, metrics }) => [
        ...[current, desired, min, max],
        ...names.map(name => {
          const metric = metrics.find(m => m.name === name);
          return metric?.current === undefined
            ? '–'
            : formatMetric(metric.current, metric.unit, locale);
        }),
      ]}
    />
  );
};
