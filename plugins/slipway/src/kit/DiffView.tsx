import Box from '@mui/material/Box';
import { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
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

/** A unified diff, each line with its sign and colour. */
export const DiffView = ({ diff, title }: { diff: string; title: string }) => {
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
    <Box
      role="region"
      aria-label={t('diff.label', { title })}
      tabIndex={0}
      sx={{
        maxHeight: 280,
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
        {lines.map(({ type, text }, index) => (
          <Box key={index} sx={lineStyle(type)}>
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
            <span>{text || ' '}</span>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
