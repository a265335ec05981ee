import {
  Datastore,
  RecoveryPoint,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Age } from '../kit/Age';
import { figures } from '../kit/figures';
import { CheckIcon, ClockIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { StatusChip } from '../kit/StatusChip';
import { formatExact } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { FactValue } from './FactValue';

/** So many are shown at first. */
const FIRST = 5;

/** What a data store can be restored to: the window of times, and the recovery points that were kept, newest first. */
export const RecoveryPointList = ({ datastore }: { datastore: Datastore }) => {
  const t = useTexts();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const { window, recoveryPoints } = datastore;
  const points = recoveryPoints.known ? recoveryPoints.value : [];
  const hidden = points.length - FIRST;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        gridTemplateColumns: 'minmax(0, 1fr)',
        fontSize: 14,
        lineHeight: 1.45,
        overflowWrap: 'anywhere',
      }}
    >
      <div>
        {t('recovery.anyTime')}{' '}
        <FactValue fact={window}>
          {({ earliest, latest }) =>
            t('recovery.between', {
              from: formatExact(earliest, locale),
              to: formatExact(latest, locale),
            })
          }
        </FactValue>
      </div>
      {!recoveryPoints.known && (
        <Muted>
          {t(`recovery.unknown.${recoveryPoints.reason}`)}:{' '}
          {recoveryPoints.message}
        </Muted>
      )}
      {recoveryPoints.known && !points.length && (
        <Muted>{t('recovery.noPoints')}</Muted>
      )}
      {points.length > 0 && (
        <Box
          component="ul"
          aria-label={t('recovery.points')}
          sx={{ listStyle: 'none', m: 0, p: 0 }}
        >
          {points.slice(0, all ? undefined : FIRST).map(point => (
            <Point key={`${point.region} ${point.id}`} point={point} />
          ))}
        </Box>
      )}
      {hidden > 0 && !all && (
        <Button
          size="small"
          onClick={() => setAll(true)}
          sx={{ textTransform: 'none', justifySelf: 'start' }}
        >
          {t('recovery.morePoints', figures({ points: hidden }))}
        </Button>
      )}
    </Box>
  );
};

function Point({ point }: { point: RecoveryPoint }) {
  const t = useTexts();
  const { id, origin, time, usable, status, scope, region } = point;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        rowGap: 0.25,
        alignItems: 'center',
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
        overflowWrap: 'anywhere',
      }}
    >
      <Box
        component="span"
        sx={{
          flex: '1 1 260px',
          minWidth: 0,
          fontFamily: 'monospace',
          fontSize: 13,
        }}
      >
        {id}
      </Box>
      <Age at={time} />
      <Muted>
        {t(`recovery.origins.${origin}`)} · {region}
        {scope !== 'local' && ` · ${t(`recovery.scopes.${scope}`)}`}
        {!point.encrypted && ` · ${t('recovery.notEncrypted')}`}
      </Muted>
      <StatusChip
        icon={usable ? CheckIcon : ClockIcon}
        tone={usable ? 'success' : 'neutral'}
        label={status}
      />
    </Box>
  );
}
