import { RecoveryPoint } from '@slipway/backstage-plugin-slipway-common';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { signStyle } from '../../activity/ActivitySign';
import { CopyIcon } from '../../kit/icons';
import { formatExact } from '../../kit/times';
import { useLocale } from '../../kit/useLocale';
import { useTexts } from '../../kit/useTexts';

interface PointMarkProps {
  point: RecoveryPoint;
  /** From the left, 0 to 1. */
  position: number;
  chosen: boolean;
  /** Whether the tabulator key comes here. */
  reachable: boolean;
  onChoose(): void;
}

/** A recovery point on the axis. */
export const PointMark = ({
  point,
  position,
  chosen,
  reachable,
  onChoose,
}: PointMarkProps) => {
  const t = useTexts();
  const locale = useLocale();
  const label = t('choose.pointMark', {
    point: point.id,
    time: formatExact(point.time, locale),
  });
  return (
    <Tooltip title={label}>
      <ButtonBase
        data-mark={point.id}
        tabIndex={reachable ? 0 : -1}
        aria-label={label}
        aria-pressed={chosen}
        onClick={onChoose}
        sx={theme => ({
          ...signStyle(theme, {
            tone: chosen ? 'info' : 'neutral',
            outside: point.origin !== 'operation',
          }),
          ...(chosen && { '&::after': {}, borderWidth: '2.5px' }),
          position: 'absolute',
          top: '50%',
          left: `${100 * position}%`,
          transform: 'translate(-50%, -50%)',
          '&:focus-visible': {
            zIndex: 1,
            outline: '2px solid',
            outlineColor: theme.palette.primary.main,
            outlineOffset: '2px',
          },
        })}
      >
        <CopyIcon sx={{ fontSize: 13 }} />
      </ButtonBase>
    </Tooltip>
  );
};
