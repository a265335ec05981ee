import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { figures } from '../kit/figures';
import { Note } from '../kit/Note';
import { getStateTone, OperationStateChip } from '../kit/OperationStateChip';
import { toneColour, toneTint } from '../kit/tones';
import { useTexts } from '../kit/useTexts';

/** The state of an operation, how far it is, and why it failed; said again when it changes. */
export const OperationStatus = ({ operation }: { operation: Operation }) => {
  const t = useTexts();
  const { state, message, progress, failure } = operation;
  return (
    <Box
      sx={{ display: 'grid', gap: 1.5, fontSize: 14, lineHeight: 1.5 }}
      aria-live="polite"
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1.25,
          alignItems: 'center',
        }}
      >
        <OperationStateChip state={state} />
        <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {message}
        </Box>
      </Box>
      {progress && !isEnded(state) && (
        <div>
          <LinearProgress
            variant="determinate"
            aria-label={t('operation.progress')}
            aria-valuetext={t(
              'operation.progressOf',
              figures({ done: progress.done, total: progress.total }),
            )}
            value={progress.total ? (100 * progress.done) / progress.total : 0}
            sx={theme => ({
              height: 6,
              borderRadius: '3px',
              bgcolor: toneTint(theme, getStateTone(state)),
              '& > span': { bgcolor: toneColour(theme, getStateTone(state)) },
              '@media (prefers-reduced-motion: reduce)': {
                '& > span': { transition: 'none' },
              },
            })}
          />
          {progress.message !== message && (
            <Box sx={{ mt: 0.5, fontVariantNumeric: 'tabular-nums' }}>
              {progress.message}
            </Box>
          )}
        </div>
      )}
      {failure && (
        <Note tone="danger" title={failure.name}>
          <div>{failure.message}</div>
          <div>
            {t(
              failure.retryable ? 'operation.retryable' : 'operation.terminal',
            )}
          </div>
        </Note>
      )}
    </Box>
  );
};
