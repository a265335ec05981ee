import TextField from '@mui/material/TextField';
import { Ref } from 'react';
import { useTexts } from '../../kit/useTexts';

interface ConfirmationFieldProps {
  inputRef: Ref<HTMLInputElement>;
  /** What has to be typed. */
  expected: string;
  typed: string;
  disabled: boolean;
  /** Whether to say that it is not the same. */
  complain: boolean;
  onTyped(text: string): void;
}

/** Has the person type what the plan acts upon, so that nobody restores the wrong thing by habit. */
export const ConfirmationField = ({
  inputRef,
  expected,
  typed,
  disabled,
  complain,
  onTyped,
}: ConfirmationFieldProps) => {
  const t = useTexts();
  return (
    <TextField
      required
      fullWidth
      inputRef={inputRef}
      label={t('plan.confirmation', { expected })}
      value={typed}
      disabled={disabled}
      onChange={event => onTyped(event.target.value)}
      error={complain}
      helperText={t(
        complain ? 'plan.confirmationWrong' : 'plan.confirmationHelp',
        {
          expected,
        },
      )}
      // A name that the browser fills in is not a name that was read.
      inputProps={{
        maxLength: 255,
        autoComplete: 'off',
        spellCheck: false,
        autoCapitalize: 'off',
      }}
      sx={{ mt: 2 }}
    />
  );
};
