import {
  describeLength,
  RecoveryHistory,
} from '@slipway/backstage-plugin-slipway-common';
import { useTheme } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import { Tone, toneColour } from '../../kit/tones';
import { useTexts } from '../../kit/useTexts';
import { plotDashes } from '../../scaling/plotDashes';
import { TimePlot } from '../../scaling/TimePlot';
import {
  getKnownScopes,
  getRpoObjective,
  RpoPoint,
  toRpoGaps,
  toRpoPoints,
} from './rpoSeries';

const looks = {
  local: { tone: 'info', dash: undefined },
  region: { tone: 'success', dash: '2 2' },
  account: { tone: 'neutral', dash: '6 2 1 2' },
} as const satisfies Record<string, { tone: Tone; dash: string | undefined }>;

/** Units of the axis, in seconds: its ticks shall be round. */
const units = [86_400, 3600, 60];

/** The achievable RPO over time beside its objective. In a file of its own, as the charts are large and seldom needed. */
export const RpoPlot = ({ history }: { history: RecoveryHistory }) => {
  const t = useTexts();
  const theme = useTheme();
  const [pointed, setPointed] = useState<number>();
  const points = useMemo(() => toRpoPoints(history), [history]);
  const time = useMemo(() => {
    const { from, to } = history;
    const hours = (Date.parse(to) - Date.parse(from)) / 3_600_000;
    return { from, to, gaps: toRpoGaps(history), hours };
  }, [history]);
  const scopes = getKnownScopes(history);
  const unit = getUnit(history);
  return (
    <TimePlot
      title={t('recovery.plot')}
      description={t('recovery.plotHelp')}
      height={240}
      steps
      format={value => describeLength(value * unit)}
      axisWidth={56}
      time={time}
      points={points}
      pointed={pointed}
      onPoint={setPointed}
      lines={scopes.flatMap(scope => {
        const { tone, dash } = looks[scope];
        const colour = toneColour(theme, tone);
        const objective = getRpoObjective(history, scope);
        const line = {
          id: scope,
          label: t(`recovery.rpo.${scope}`),
          colour,
          dash,
          filled: scope === 'local',
          values: points.map(point => read(point, scope, unit)),
        };
        return objective === undefined
          ? [line]
          : [
              line,
              {
                id: `${scope}-objective`,
                label: t('recovery.objectiveOf', {
                  what: t(`recovery.rpo.${scope}`),
                }),
                colour: toneColour(theme, 'danger'),
                dash: scope === 'local' ? plotDashes.target : dash,
                values: points.map(() => objective / unit),
              },
            ];
      })}
    />
  );
};

function read(
  { sample }: RpoPoint,
  scope: keyof typeof looks,
  unit: number,
): number | null {
  const seconds = sample?.rpoSeconds[scope];
  return seconds === undefined ? null : seconds / unit;
}

/** The largest unit of which at least two are drawn. */
function getUnit(history: RecoveryHistory): number {
  const drawn = getKnownScopes(history).flatMap(scope => [
    getRpoObjective(history, scope) ?? 0,
    ...history.samples.map(({ rpoSeconds }) => rpoSeconds[scope] ?? 0),
  ]);
  const highest = Math.max(0, ...drawn);
  return units.find(unit => highest >= 2 * unit) ?? 60;
}
