import { RecoveryWindow } from '@slipway/backstage-plugin-slipway-common';
import TextField from '@mui/material/TextField';
import { formatExact } from '../../kit/times';
import { useLocale } from '../../kit/useLocale';
import { useTexts } from '../../kit/useTexts';
import { describeZone, parseTime } from './parseTime';
import { ChoiceFault } from './recoveryChoice';

interface TimeFieldProps {
  text: string;
  fault: ChoiceFault | undefined;
  window: RecoveryWindow;
  onText(text: string): void;
}

/** The exact time to restore to, as it is typed or copied from a log. */
export const TimeField = ({ text, fault, window, onText }: TimeFieldProps) => {
  const t = useTexts();
  const locale = useLocale();
  const time = parseTime(text);
  return (
    <TextField
      size="small"
      label={t('choose.timeField')}
      value={text}
      onChange={event => onText(event.target.value)}
      error={fault !== undefined}
      helperText={help()}
      inputProps={{ maxLength: 40, autoComplete: 'off', spellCheck: false }}
      sx={{ mt: 1, width: 420, maxWidth: '100%' }}
    />
  );

  function help(): string {
    if (fault === 'outside') {
      return t('choose.outside', {
        from: formatExact(window.earliest, locale),
        to: formatExact(window.latest, locale),
      });
    }
    return time
      ? t('choose.zone', {
          zone: describeZone(time),
          utc: time.toISOString().replace('.000', ''),
        })
      : t('choose.notATime');
  }
};
