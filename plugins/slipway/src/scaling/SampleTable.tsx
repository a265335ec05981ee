import Button from '@mui/material/Button';
import { Fragment, useState } from 'react';
import { FigureTable } from '../kit/FigureTable';
import { figures } from '../kit/figures';
import { formatMoment } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { useNow } from '../live/useNow';
import { isGap } from './toRuns';

const PAGE = 100;

interface SampleTableProps<TSample extends { at: string }> {
  label: string;
  /** In pixels; what is longer scrolls. */
  maxHeight: number;
  /** The past that is shown: oldest first. */
  history: { resolutionSeconds: number; samples: readonly TSample[] };
  columns: readonly string[];
  /** One for each column. */
  toCells(sample: TSample): readonly (string | number)[];
}

/** A past in figures, the newest first; a time that was not observed has a row that says so. */
export function SampleTable<TSample extends { at: string }>(
  props: SampleTableProps<TSample>,
) {
  const { label, maxHeight, history, columns, toCells } = props;
  const t = useTexts();
  const locale = useLocale();
  const now = useNow();
  const [shown, setShown] = useState(PAGE);
  const newest = [...history.samples].reverse();
  const hidden = newest.length - shown;
  const endsGap = (sample: TSample, newer: TSample | undefined) =>
    newer !== undefined && isGap(history, sample, newer);
  return (
    <>
      <FigureTable label={label} maxHeight={maxHeight}>
        <thead>
          <tr>
            <th scope="col">{t('scaling.time')}</th>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
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
                  <td colSpan={columns.length} />
                </tr>
              )}
              <tr>
                <th scope="row">
                  <time dateTime={sample.at}>
                    {formatMoment(sample.at, now, locale)}
                  </time>
                </th>
                {toCells(sample).map((cell, column) => (
                  <td key={columns[column]}>{cell}</td>
                ))}
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
}
