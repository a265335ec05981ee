import { Theme } from '@mui/material/styles';
import { toneColour } from '../kit/tones';

/**
 * The looks of a list of instances.
 *
 * @remarks
 * One style for the list, not some for each row: there are so many rows that making theirs would be noticed.
 */
export function instanceLook(theme: Theme) {
  return {
    listStyle: 'none',
    m: 0,
    p: 0,
    fontSize: 13,
    lineHeight: 1.45,
    fontVariantNumeric: 'tabular-nums',
    '& > .instance': {
      display: 'flex',
      gap: 1,
      py: 0.75,
      borderTop: 1,
      borderColor: 'divider',
    },
    '& > .instance > svg': {
      mt: '1px',
      fontSize: 16,
      color: toneColour(theme, 'success'),
    },
    '& > .not-ready > svg': { color: toneColour(theme, 'danger') },
    '& .instance-text': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
    '& .instance-name': { fontFamily: 'monospace' },
    '& .instance-facts': { color: 'text.secondary' },
    '& .instance-logs': { flexShrink: 0, alignSelf: 'flex-start' },
    '& .instance-logs > button': {
      textTransform: 'none',
      flexShrink: 0,
      py: 0.125,
    },
  } as const;
}
