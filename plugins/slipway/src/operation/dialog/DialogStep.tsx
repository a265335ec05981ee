import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { FormEvent, ReactNode } from 'react';
import { useTexts } from '../../kit/useTexts';

const buttonStyle = { textTransform: 'none', fontWeight: 600 } as const;

interface DialogStepProps {
  children: ReactNode;
  /** The button that leads on, if there is one. */
  submit?: { label: string; disabled?: boolean; onSubmit(): void };
  /** To the step before; without it there is none. */
  onBack?(): void;
  onCancel(): void;
  /** What the button that closes the dialog says. */
  cancelLabel?: string;
  /** Stays in sight below what scrolls. */
  footer?: ReactNode;
}

/** One step of a dialog, with its buttons; Enter submits it. */
export const DialogStep = ({
  children,
  submit,
  onBack,
  onCancel,
  cancelLabel,
  footer,
}: DialogStepProps) => {
  const t = useTexts();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (submit && !submit.disabled) {
      submit.onSubmit();
    }
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={onSubmit}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        typography: 'body2',
      }}
    >
      <DialogContent dividers>{children}</DialogContent>
      {footer && <Box sx={{ px: 3, pt: 2 }}>{footer}</Box>}
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        {onBack && (
          <Button sx={buttonStyle} onClick={onBack}>
            {t('dialog.back')}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <Button sx={buttonStyle} onClick={onCancel}>
          {cancelLabel ?? t('dialog.cancel')}
        </Button>
        {submit && (
          <Button
            type="submit"
            variant="contained"
            disabled={submit.disabled}
            sx={buttonStyle}
          >
            {submit.label}
          </Button>
        )}
      </DialogActions>
    </Box>
  );
};
