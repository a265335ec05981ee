import { useApi } from '@backstage/core-plugin-api';
import {
  isEnded,
  Operation,
  OperationView,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { getErrorMessage } from '../api/errors';
import { slipwayApiRef } from '../api/slipwayApi';
import { StopIcon } from '../kit/icons';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';
import { keys } from '../live/keys';
import { DialogStep } from '../operation/dialog/DialogStep';
import { StepHeading } from '../operation/dialog/StepHeading';

/** As the API wants it: something that can be called a reason. */
const SHORTEST_REASON = 3;

/** The button that stops an operation at its next step, after a reason was given. */
export const StopOperation = ({ operation }: { operation: Operation }) => {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  if (isEnded(operation.state)) {
    return null;
  }
  return (
    <Box sx={{ mt: 2 }}>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        startIcon={<StopIcon aria-hidden />}
        onClick={() => setOpen(true)}
        sx={{ textTransform: 'none', fontWeight: 600 }}
      >
        {t('operation.stop')}
      </Button>
      <StopDialog
        id={operation.id}
        cleansUp={operation.kind === 'drill'}
        open={open}
        onClose={() => setOpen(false)}
      />
    </Box>
  );
};

interface StopDialogProps {
  id: string;
  /** Whether it removes what it made, however it ends. */
  cleansUp: boolean;
  open: boolean;
  onClose(): void;
}

function StopDialog({ id, cleansUp, open, onClose }: StopDialogProps) {
  const t = useTexts();
  const titleId = useId();
  const api = useApi(slipwayApiRef);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const stop = useMutation({
    mutationFn: () => api.cancelOperation(id, reason.trim()),
    onSuccess: operation => {
      client.setQueryData<OperationView>(
        keys.operation(id),
        known => known && { ...known, operation },
      );
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId} sx={{ fontSize: 20, fontWeight: 600, mb: 0 }}>
        {t('operation.stopTitle')}
      </DialogTitle>
      <DialogStep
        onCancel={onClose}
        submit={{
          label: t('operation.stop'),
          disabled: stop.isPending || reason.trim().length < SHORTEST_REASON,
          onSubmit: () => stop.mutate(),
        }}
      >
        <StepHeading>
          {t(cleansUp ? 'operation.stopHelpCleanup' : 'operation.stopHelp')}
        </StepHeading>
        <TextField
          required
          fullWidth
          label={t('plan.reason')}
          value={reason}
          onChange={event => setReason(event.target.value)}
          helperText={t('plan.reasonHelp')}
          inputProps={{ maxLength: 1000 }}
        />
        {stop.error && (
          <Box sx={{ mt: 2 }}>
            <Note tone="danger" role="alert" title={t('operation.stopRefused')}>
              {getErrorMessage(stop.error)}
            </Note>
          </Box>
        )}
      </DialogStep>
    </Dialog>
  );
}
