import Box from '@mui/material/Box';
import { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { DiffNotes, REDACTED } from './DiffNotes';
import { Hidden } from './Hidden';
import { DiffLine, parseDiff } from './parseDiff';
import { Tone, toneColour, toneTint } from './tones';
import { useTexts } from './useTexts';

const looks: Record<DiffLine['type'], { sign: string; tone?: Tone }> = {
  added: { sign: '+', tone: 'success' },
  removed: { sign: '−', tone: 'danger' },
  same: { sign: ' ' },
  place: { sign: ' ', tone: 'neutral' },
};

const lineStyle = (type: DiffLine['type']) => (theme: Theme) => {
  const { tone } = looks[type];
  return {
    display: 'flex',
    position: 'relative',
    px: 1.5,
    minWidth: 'max-content',
    ...(tone && {
      color: toneColour(theme, tone),
      bgcolor: type === 'place' ? undefined : toneTint(theme, tone),
    }),
  };
};

interface DiffViewProps {
  diff: string;
  title: string;
  /** The greatest height, in pixels. Default 280. */
  maxHeight?: number | string;
}

/** A unified diff: the images that change first, then each line with its sign and colour. */
export const DiffView = ({ diff, title, maxHeight = 280 }: DiffViewProps) => {
  const t = useTexts();
  const lines = parseDiff(diff);
  if (!lines.length) {
    return (
      <Typography variant="body2" color="text.secondary">
        {t('dialog.noDiff')}
      </Typography>
    );
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <DiffNotes lines={lines} />
      <Box
        role="region"
        aria-label={t('diff.label', { title })}
        tabIndex={0}
        sx={{
          maxHeight,
          overflow: 'auto',
          py: 0.75,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          fontFamily: 'monospace',
          fontSize: 12.5,
          lineHeight: 1.6,
          whiteSpace: 'pre',
        }}
      >
        <Box sx={{ width: 'max-content', minWidth: '100%' }}>
          {lines.map((line, index) => (
            <Line key={index} {...line} />
          ))}
        </Box>
      </Box>
    </Box>
  );
};

function Line({ type, text }: DiffLine) {
  const t = useTexts();
  const [first, ...rest] = text.split(REDACTED);
  return (
    <Box sx={lineStyle(type)}>
      {(type === 'added' || type === 'removed') && (
        <Hidden>{`${t(`diff.${type}`)}: `}</Hidden>
      )}
      <Box
        component="span"
        aria-hidden
        sx={{ width: '2ch', flexShrink: 0, userSelect: 'none' }}
      >
        {looks[type].sign}
      </Box>
      <span>
        {first || (rest.length ? '' : ' ')}
        {rest.map((part, index) => (
          <span key={index}>
            <Mark />
            {part}
          </span>
        ))}
      </span>
    </Box>
  );
}

/** What stands for a value that is kept from the reader. */
function Mark() {
  const t = useTexts();
  return (
    <Box
      component="span"
      role="img"
      aria-label={t('diffNote.hidden')}
      title={t('diffNote.hidden')}
      sx={{ px: 0.5, borderRadius: '3px', bgcolor: 'action.selected' }}
    >
      {REDACTED}
    </Box>
  );
}
