import { alpha, Theme } from '@mui/material/styles';

/** What a colour stands for. It is never the only sign: an icon and a word always go with it. */
export type Tone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

/** Each at least 4.5 : 1 on the theme's paper and on its own tint. */
const colours: Record<Tone, { light: string; dark: string }> = {
  success: { light: '#176b35', dark: '#8ce3a5' },
  info: { light: '#1a5797', dark: '#a8d1ff' },
  warning: { light: '#8a4b00', dark: '#ffcb7d' },
  danger: { light: '#b3152a', dark: '#ffb3b3' },
  neutral: { light: '#4f5965', dark: '#d3d8de' },
};

/** The colour of a tone for texts, icons and bars. */
export function toneColour(theme: Theme, tone: Tone): string {
  return colours[tone][theme.palette.mode];
}

/** The colour of a tone as a background under texts. */
export function toneTint(theme: Theme, tone: Tone): string {
  return alpha(
    toneColour(theme, tone),
    theme.palette.mode === 'dark' ? 0.1 : 0.08,
  );
}

/** The background of a chip: also on a tint, and where a row is chosen, its text stays at 4.5 : 1. */
export function chipTint(theme: Theme, tone: Tone): string {
  return theme.palette.mode === 'dark'
    ? alpha(theme.palette.common.black, 0.28)
    : toneTint(theme, tone);
}

/** The colour of a tone as a thin line. */
export function toneLine(theme: Theme, tone: Tone): string {
  return alpha(
    toneColour(theme, tone),
    theme.palette.mode === 'dark' ? 0.35 : 0.28,
  );
}
