import {
  describeLength,
  Fact,
  PostureState,
  RecoveryObjective,
  RecoveryScope,
} from '@slipway/backstage-plugin-slipway-common';
import { useTexts } from '../kit/useTexts';
import { useFromNow } from '../live/useNow';
import { Figure } from './Figure';
import { Origin } from './Origin';
import { getAssessments, PlacedDatastore } from './placedDatastores';

interface RpoFiguresProps {
  placed: PlacedDatastore;
  /** Whether it is what was last seen. */
  unseen: boolean;
}

/** How much of the newest data a restore would lose now, for each scope that has an objective; for the own region always. */
export const RpoFigures = ({ placed, unseen }: RpoFiguresProps) => {
  const { datastore, recovery } = placed;
  const assessments = getAssessments(recovery, 'rpo');
  const hasLocal = assessments.some(it => it.objective.scope === 'local');
  return (
    <>
      {!hasLocal && (
        <Rpo scope="local" latest={datastore.latestRestorable.local} />
      )}
      {assessments.map(({ objective, state }) => (
        <Rpo
          key={objective.scope}
          scope={objective.scope}
          objective={objective}
          state={unseen ? 'Unknown' : state}
          latest={datastore.latestRestorable[objective.scope]}
        />
      ))}
    </>
  );
};

interface RpoProps {
  scope: RecoveryScope;
  objective?: RecoveryObjective;
  state?: PostureState;
  /** The newest time that a recovery would bring back. */
  latest: Fact<string>;
}

function Rpo({ scope, objective, state, latest }: RpoProps) {
  const t = useTexts();
  const lost = useFromNow(now =>
    latest.known
      ? describeLength((now - Date.parse(latest.value)) / 1000)
      : undefined,
  );
  return (
    <Figure
      label={t(`recovery.rpo.${scope}`)}
      objective={
        objective
          ? t('recovery.objective', {
              length: describeLength(objective.seconds),
            })
          : t('recovery.noObjective')
      }
      state={state}
      value={
        latest.known
          ? t('recovery.rpoNow', { length: lost ?? '' })
          : t(`recovery.unknown.${latest.reason}`)
      }
    >
      {latest.known ? <Origin fact={latest} /> : latest.message}
    </Figure>
  );
}
