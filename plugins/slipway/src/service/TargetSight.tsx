import { TargetView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Age, useAge } from '../kit/Age';
import { InfoIcon, LockIcon, UnreachableIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { formatMoment } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { useFromNow, useNow } from '../live/useNow';

/** After this age, in milliseconds, what is shown says when it was seen. */
const STALE_AFTER = 120_000;

/** Says when something was seen, where that is long ago. */
export const StaleMark = ({ observedAt }: { observedAt: string }) => {
  const t = useTexts();
  const stale = useFromNow(now => now - Date.parse(observedAt) >= STALE_AFTER);
  if (!stale) {
    return null;
  }
  return (
    <Box sx={{ fontSize: 13 }}>
      <Muted>{t('target.stale', { age: <Age at={observedAt} /> })}</Muted>
    </Box>
  );
};

type UnknownObservation = Extract<
  TargetView['observation'],
  { status: 'unknown' }
>;

const icons: Record<UnknownObservation['reason'], typeof InfoIcon> = {
  unreachable: UnreachableIcon,
  'no-access': LockIcon,
  'not-configured': InfoIcon,
  'none-recorded': InfoIcon,
};

interface UnknownNoteProps {
  observation: UnknownObservation;
  /** Which target it is, where that is not said around it. */
  where?: string;
}

/** Why nobody knows what is in a target, since when, and when it was last seen. */
export const UnknownNote = ({ observation, where }: UnknownNoteProps) => {
  const t = useTexts();
  const age = useAge();
  const { reason, message, since, lastSeen } = observation;
  const unreachable = reason === 'unreachable';
  const now = useNow();
  const locale = useLocale();
  const what = since
    ? `${t(`target.${reason}`)} ${t('target.since', {
        time: formatMoment(since, now, locale),
        age: age(since),
      })}`
    : t(`target.${reason}`);
  return (
    <Note
      tone={unreachable ? 'warning' : 'neutral'}
      icon={icons[reason]}
      title={where ? `${where}: ${what}` : what}
    >
      <div>{message}</div>
      {(lastSeen || unreachable) && (
        <Muted>
          {lastSeen
            ? t('target.lastSeen', { age: <Age at={lastSeen.observedAt} /> })
            : t('target.neverSeen')}
        </Muted>
      )}
    </Note>
  );
};
