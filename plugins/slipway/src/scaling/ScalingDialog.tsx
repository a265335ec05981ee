import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { Theme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useId, useRef } from 'react';
import { CloseIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';
import { ChartSubject, findChartSubject } from './findChartSubject';
import { ChartRange } from './ranges';
import { ScalingPanel } from './ScalingPanel';
import { useChartAddress } from './useChartAddress';

/** The large chart of the autoscaler that the page's address names; nothing where it names none. */
export const ScalingDialog = ({ view }: { view: ServiceView }) => {
  const { address, setRange, close } = useChartAddress();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const titleId = useId();
  const shown = useRef<{ subject?: ChartSubject; range: ChartRange }>();
  if (address) {
    shown.current = {
      subject: findChartSubject(view, address),
      range: address.range,
    };
  }
  return (
    <Dialog
      open={address !== undefined}
      onClose={close}
      fullWidth
      fullScreen={narrow}
      maxWidth="md"
      transitionDuration={still ? 0 : undefined}
      aria-labelledby={titleId}
    >
      {shown.current && (
        <>
          <Title id={titleId} subject={shown.current.subject} onClose={close} />
          <DialogContent sx={{ pt: 0 }}>
            {shown.current.subject ? (
              <ScalingPanel
                subject={shown.current.subject}
                range={shown.current.range}
                onRange={setRange}
              />
            ) : (
              <Missing />
            )}
          </DialogContent>
        </>
      )}
    </Dialog>
  );
};

interface TitleProps {
  id: string;
  subject?: ChartSubject;
  onClose(): void;
}

function Title({ id, subject, onClose }: TitleProps) {
  const t = useTexts();
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', pr: 1.5 }}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <DialogTitle
          id={id}
          sx={{ fontSize: 20, fontWeight: 600, pb: 0, mb: 0 }}
        >
          {subject
            ? t('scaling.chartTitle', {
                workload: subject.workload.name,
                environment: subject.environment,
              })
            : t('scaling.title')}
        </DialogTitle>
        <Box sx={{ px: 3, pb: 2, typography: 'body2' }}>
          <Muted>
            {subject && `${subject.autoscaling.name} · ${subject.where}`}
          </Muted>
        </Box>
      </Box>
      <Tooltip title={t('dialog.close')}>
        <IconButton
          aria-label={t('dialog.close')}
          onClick={onClose}
          sx={{ mt: 1.5 }}
        >
          <CloseIcon />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

function Missing() {
  const t = useTexts();
  return (
    <Note tone="warning" title={t('scaling.chartMissing')}>
      {t('scaling.chartMissingHelp')}
    </Note>
  );
}
