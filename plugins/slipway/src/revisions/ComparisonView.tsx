import { Revision } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { forwardRef, useId } from 'react';
import { WorkloadPlace } from '../api/slipwayApi';
import { SwapIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { Comparison } from './comparison';
import { RevisionsDiff } from './RevisionsDiff';

interface ComparisonViewProps {
  place: WorkloadPlace;
  revisions: readonly Revision[];
  comparison: Comparison | undefined;
  onChange(comparison: Comparison): void;
}

/** Two revisions to choose, and how they differ. */
export const ComparisonView = forwardRef<HTMLElement, ComparisonViewProps>(
  ({ place, revisions, comparison, onChange }, ref) => {
    const t = useTexts();
    const id = useId();
    return (
      <Box
        component="section"
        ref={ref}
        tabIndex={-1}
        aria-labelledby={id}
        sx={{
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
          minWidth: 0,
          minHeight: { lg: 0 },
          overflowY: { lg: 'auto' },
          p: { xs: 2, sm: 3 },
          borderTop: { xs: 1, lg: 0 },
          borderColor: { xs: 'divider', lg: 'divider' },
          outline: 'none',
        }}
      >
        <Typography
          id={id}
          component="h3"
          sx={{ m: 0, fontSize: 16, fontWeight: 600 }}
        >
          {t('revisions.comparison')}
        </Typography>
        {comparison ? (
          <>
            <Sides
              revisions={revisions}
              comparison={comparison}
              onChange={onChange}
            />
            <RevisionsDiff place={place} comparison={comparison} />
          </>
        ) : (
          <Muted>{t('revisions.only')}</Muted>
        )}
      </Box>
    );
  },
);

interface SidesProps {
  revisions: readonly Revision[];
  comparison: Comparison;
  onChange(comparison: Comparison): void;
}

function Sides({ revisions, comparison, onChange }: SidesProps) {
  const t = useTexts();
  const { from, to } = comparison;
  const side = (name: 'from' | 'to') => (
    <TextField
      select
      size="small"
      label={t(`revisions.${name}`)}
      value={comparison[name]}
      onChange={({ target }) =>
        onChange({ ...comparison, [name]: target.value })
      }
      SelectProps={{ native: true }}
      sx={{ flex: 1, minWidth: 0 }}
    >
      {revisions.map(({ revision, version, current }) => (
        <option key={revision} value={revision}>
          {t('revisions.option', { revision, version })}
          {current ? ` · ${t('revisions.current')}` : ''}
        </option>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      {side('from')}
      <Tooltip title={t('revisions.swap')}>
        <IconButton
          size="small"
          aria-label={t('revisions.swap')}
          onClick={() => onChange({ from: to, to: from })}
        >
          <SwapIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      {side('to')}
    </Box>
  );
}
