import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  describeLength,
  Fact,
  MeasuredRecovery,
  RecoveryObjective,
  RecoveryScope,
  PostureState,
} from '@slipway/backstage-plugin-slipway-common';
import { Age } from '../kit/Age';
import { Texts, useTexts } from '../kit/useTexts';
import { operationRouteRef } from '../routes';
import { Figure } from './Figure';
import { getAssessments, PlacedDatastore } from './placedDatastores';

interface RtoFiguresProps {
  placed: PlacedDatastore;
  /** Whether it is what was last seen. */
  unseen: boolean;
}

/** How long the last recovery took that was validated; where there was none, that it was never measured. */
export const RtoFigures = ({ placed, unseen }: RtoFiguresProps) => {
  const { recovery } = placed;
  const assessments = getAssessments(recovery, 'rto');
  const hasLocal = assessments.some(it => it.objective.scope === 'local');
  return (
    <>
      {!hasLocal && <Rto scope="local" measured={recovery?.measured} />}
      {assessments.map(({ objective, state, achieved }) => (
        <Rto
          key={objective.scope}
          scope={objective.scope}
          objective={objective}
          state={unseen ? 'Unknown' : state}
          measured={
            objective.scope === 'local' || achieved.known
              ? recovery?.measured
              : achieved
          }
        />
      ))}
    </>
  );
};

interface RtoProps {
  scope: RecoveryScope;
  objective?: RecoveryObjective;
  state?: PostureState;
  measured: Fact<MeasuredRecovery> | undefined;
}

function Rto({ scope, objective, state, measured }: RtoProps) {
  const t = useTexts();
  return (
    <Figure
      label={t(`recovery.rto.${scope}`)}
      objective={
        objective
          ? t('recovery.objective', {
              length: describeLength(objective.seconds),
            })
          : t('recovery.noObjective')
      }
      state={state}
      value={describeMeasured(measured, t)}
    >
      {measured?.known ? (
        <Measurement measured={measured.value} />
      ) : (
        measured?.message
      )}
    </Figure>
  );
}

/** The measured length; without one, whether none was measured or nobody can say. */
export function describeMeasured(
  measured: Fact<MeasuredRecovery> | undefined,
  t: Texts,
): string {
  if (measured?.known) {
    return describeLength(measured.value.recoverySeconds);
  }
  return !measured || measured.reason === 'none-recorded'
    ? t('recovery.neverMeasured')
    : t(`recovery.unknown.${measured.reason}`);
}

function Measurement({ measured }: { measured: MeasuredRecovery }) {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  const { kind, at, operationId, jobSeconds, dataLossSeconds } = measured;
  return (
    <>
      {t('recovery.measuredBy', {
        operation: (
          <Link underline="always" to={operationPath({ id: operationId })}>
            {t(`kind.${kind}`)}
          </Link>
        ),
        age: <Age at={at} />,
      })}
      <br />
      {t('recovery.job', { length: describeLength(jobSeconds) })}
      {dataLossSeconds !== undefined && (
        <>
          {' · '}
          {t('recovery.lost', { length: describeLength(dataLossSeconds) })}
        </>
      )}
    </>
  );
}
