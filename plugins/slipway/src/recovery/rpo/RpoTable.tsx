import {
  describeLength,
  RecoveryHistory,
  RecoveryScope,
} from '@slipway/backstage-plugin-slipway-common';
import { useTexts } from '../../kit/useTexts';
import { SampleTable } from '../../scaling/SampleTable';
import { getKnownScopes, getRpoObjective, onlyObserved } from './rpoSeries';

/** The same as the plot in figures, the newest first. */
export const RpoTable = ({ history }: { history: RecoveryHistory }) => {
  const t = useTexts();
  const scopes = getKnownScopes(history);
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
    <SampleTable
      label={t('recovery.table')}
      maxHeight={300}
      history={onlyObserved(history)}
      columns={scopes.map(scope => t(`recovery.rpo.${scope}`))}
      toCells={({ rpoSeconds }) =>
        scopes.map(scope => say(rpoSeconds[scope], scope))
      }
    />
  );
};
