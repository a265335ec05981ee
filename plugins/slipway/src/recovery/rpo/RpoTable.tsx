import {
  describeLength,
  RecoveryHistory,
  RecoveryScope,
} from '@slipway/backstage-plugin-slipway-common';
import Button from '@mui/material/Button';
import { Fragment, useState } from 'react';
import { FigureTable } from '../../kit/FigureTable';
import { figures } from '../../kit/figures';
import { formatMoment } from '../../kit/times';
import { useLocale } from '../../kit/useLocale';
import { useTexts } from '../../kit/useTexts';
import { useNow } from '../../live/useNow';
import { isGap } from '../../scaling/toRuns';
import { getKnownScopes, getRpoObjective, onlyObserved } from './rpoSeries';

const PAGE = 100;

/** The same as the plot in figures, the newest first. */
export const RpoTable = ({ history }: { history: RecoveryHistory }) => {
  const t = useTexts();
  const locale = useLocale();
  const now = useNow();
  const [shown, setShown] = useState(PAGE);
  const newest = [...onlyObserved(history).samples].reverse();
  const scopes = getKnownScopes(history);
  const hidden = newest.length - shown;
  const say = (seconds: number | undefined, scope: RecoveryScope) => {
    const objective = getRpoObjective(history, scope);
    if (seconds === undefined) {
      return t('scaling.notObserved');
    }
    const length = describeLength(seconds);
    return objective !== undefined && seconds > objective
      ? t('recovery.overObjective', { length })
      : length;
  };
  return (
    <>
      <FigureTable label={t('recovery.table')} maxHeight={300}>
        <thead>
          <tr>
            <th scope="col">{t('scaling.time')}</th>
            {scopes.map(scope => (
              <th key={scope} scope="col">
                {t(`recovery.rpo.${scope}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newest.slice(0, shown).map((sample, index) => {
            const newer = newest[index - 1];
            return (
              <Fragment key={sample.at}>
                {newer && isGap(history, sample, newer) && (
                  <tr>
                    <th scope="row">{t('scaling.notObserved')}</th>
                    <td colSpan={scopes.length} />
                  </tr>
                )}
                <tr>
                  <th scope="row">
                    <time dateTime={sample.at}>
                      {formatMoment(sample.at, now, locale)}
                    </time>
                  </th>
                  {scopes.map(scope => (
                    <td key={scope}>{say(sample.rpoSeconds[scope], scope)}</td>
                  ))}
                </tr>
              </Fragment>
            );
          })}
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
