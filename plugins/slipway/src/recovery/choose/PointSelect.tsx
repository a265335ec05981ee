import { RecoveryPoint } from '@slipway/backstage-plugin-slipway-common';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { formatExact } from '../../kit/times';
import { useLocale } from '../../kit/useLocale';
import { useTexts } from '../../kit/useTexts';

interface PointSelectProps {
  /** The newest first. */
  points: readonly RecoveryPoint[];
  /** ID of the chosen one. */
  chosen: string | undefined;
  onChosen(id: string): void;
}

/** The choice among the recovery points that were kept. */
export const PointSelect = ({ points, chosen, onChosen }: PointSelectProps) => {
  const t = useTexts();
  const locale = useLocale();
  return (
    <TextField
      select
      size="small"
      label={t('choose.point')}
      value={points.some(({ id }) => id === chosen) ? chosen : ''}
      onChange={event => onChosen(event.target.value)}
      sx={{ mt: 1, width: 420, maxWidth: '100%' }}
    >
      {points.map(({ id, time, origin, region }) => (
        <MenuItem
          key={`${region} ${id}`}
          value={id}
          sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}
        >
          {t('choose.pointOption', {
            time: formatExact(time, locale),
            point: id,
            origin: t(`recovery.origins.${origin}`),
          })}
        </MenuItem>
      ))}
    </TextField>
  );
};
