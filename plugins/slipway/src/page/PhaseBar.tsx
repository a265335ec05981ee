import {
  describeLength,
  Operation,
  StepPurpose,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { AlertIcon, CheckIcon, ProgressIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { Tone, toneColour, toneLine, toneTint } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { useNow } from '../live/useNow';
import { Phase, toPhases } from './phases';

const tones: Record<StepPurpose, Tone> = {
  change: 'info',
  verify: 'success',
  cleanup: 'neutral',
};
const icons = {
  done: CheckIcon,
  running: ProgressIcon,
  stopped: AlertIcon,
} as const;

/** The steps of an operation as parts of one bar, as long as they took, and in words. */
export const PhaseBar = ({ operation }: { operation: Operation }) => {
  const t = useTexts();
  const phases = toPhases(operation, useNow());
  return (
    <Box
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Box
        aria-hidden
        sx={{ display: 'flex', gap: '2px', height: 20, minWidth: 0 }}
      >
        {phases.map((phase, index) => (
          <Box
            key={phase.name}
            title={`${phase.title}: ${describeLength(phase.seconds)}`}
            sx={theme => ({
              flex: `${phase.share} 1 0`,
              minWidth: 14,
              fontSize: 11,
              fontWeight: 700,
              lineHeight: '18px',
              textAlign: 'center',
              borderRadius: '4px',
              color: toneColour(theme, getTone(phase)),
              border: `1px ${phase.state === 'running' ? 'dashed' : 'solid'} ${toneColour(theme, getTone(phase))}`,
              bgcolor: toneTint(theme, getTone(phase)),
            })}
          >
            {index + 1}
          </Box>
        ))}
      </Box>
      <Box
        component="ol"
        aria-label={t('report.phases')}
        sx={{ listStyle: 'none', m: 0, p: 0, fontSize: 14, lineHeight: 1.45 }}
      >
        {phases.map((phase, index) => (
          <PhaseLine key={phase.name} phase={phase} number={index + 1} />
        ))}
      </Box>
    </Box>
  );
};

function PhaseLine({ phase, number }: { phase: Phase; number: number }) {
  const t = useTexts();
  const { title, purpose, state, seconds } = phase;
  const Icon = icons[state];
  return (
    <Box
      component="li"
      sx={theme => ({
        display: 'flex',
        gap: 1,
        py: 0.5,
        '& + &': { borderTop: `1px solid ${toneLine(theme, 'neutral')}` },
      })}
    >
      <Box
        component="span"
        sx={{ width: '2ch', textAlign: 'right', color: 'text.secondary' }}
      >
        {number}
      </Box>
      <Icon
        titleAccess={t(`report.phase.${state}`)}
        sx={theme => ({
          mt: '1px',
          fontSize: 18,
          flexShrink: 0,
          color: toneColour(theme, getTone(phase)),
        })}
      />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {title} <Muted>· {t(`report.purpose.${purpose}`)}</Muted>
      </Box>
      <Box
        component="span"
        sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
      >
        {describeLength(seconds)}
      </Box>
    </Box>
  );
}

function getTone({ purpose, state }: Phase): Tone {
  return state === 'stopped' ? 'danger' : tones[purpose];
}
