import { PostureState } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { ReactNode } from 'react';
import { Hidden } from '../kit/Hidden';
import { getPostureLook } from '../kit/PostureChip';
import { toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';

interface FigureProps {
  /** What it is, e.g. `RPO`. */
  label: string;
  /** What it shall be, in words. */
  objective: string;
  /** What it is now, in words. */
  value: ReactNode;
  /** How it stands; without it nothing says. */
  state?: PostureState;
  /** Where the value comes from, and how old it is. */
  children?: ReactNode;
}

/** One figure of a recovery beside its objective, with where it comes from. */
export const Figure = ({
  label,
  objective,
  value,
  state,
  children,
}: FigureProps) => {
  const t = useTexts();
  const look = state && getPostureLook(state);
  const Icon = look?.icon;
  return (
    <Box role="group" aria-label={label} sx={{ minWidth: 0, fontSize: 13 }}>
      <Box sx={{ color: 'text.secondary' }}>
        <strong>{label}</strong> · {objective}
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.625,
          fontSize: 18,
          lineHeight: 1.4,
          fontWeight: 600,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {Icon && (
          <Icon
            aria-hidden
            sx={theme => ({
              fontSize: 18,
              color: toneColour(theme, look.tone),
            })}
          />
        )}
        <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {value}
        </Box>
        {state && <Hidden>{t(`posture.${state}`)}</Hidden>}
      </Box>
      <Box
        sx={{
          color: 'text.secondary',
          lineHeight: 1.45,
          overflowWrap: 'anywhere',
        }}
      >
        {children}
      </Box>
    </Box>
  );
};
