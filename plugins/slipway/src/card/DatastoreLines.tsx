import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  DatastoreRef,
  describeLength,
  Fact,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { ReactNode } from 'react';
import { getErrorMessage } from '../api/errors';
import { Age } from '../kit/Age';
import { Muted } from '../kit/Muted';
import { getPostureLook, PostureChip } from '../kit/PostureChip';
import { sentence } from '../kit/sentence';
import { shortenText } from '../kit/shortenText';
import { toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { useFromNow } from '../live/useNow';
import { useServiceView } from '../live/useServiceView';
import {
  DatastoreTarget,
  getPostureState,
  listDatastoreTargets,
  PlacedDatastore,
} from '../recovery/placedDatastores';
import { describeMeasured } from '../recovery/RtoFigures';

/** A data store on the card: a line for each environment in which it is, or why nothing can be said. */
export const DatastoreLines = ({ item }: { item: DatastoreRef }) => {
  const { data, error } = useServiceView(item.entityRef);
  const lines = data && !data.setup ? toLines(data) : [];
  return lines.length ? (
    <>
      {lines.map(({ place, placed }) => (
        <DatastoreLine
          key={`${place.environment.name}/${place.target.id}/${placed?.datastore.id}`}
          entityRef={item.entityRef}
          place={place}
          placed={placed}
        />
      ))}
    </>
  ) : (
    <Line entityRef={item.entityRef}>
      <Absence view={data} error={error} />
    </Line>
  );
};

interface DatastoreLineProps {
  entityRef: string;
  place: DatastoreTarget;
  placed: PlacedDatastore | undefined;
}

function DatastoreLine({ entityRef, place, placed }: DatastoreLineProps) {
  const t = useTexts();
  const { environment, target, unseen } = place;
  const { observation } = target;
  const state = placed ? getPostureState(placed, unseen) : 'Unknown';
  const message =
    observation.status === 'unknown'
      ? observation.message
      : placed?.recovery?.posture.message;
  return (
    <Line
      entityRef={entityRef}
      where={environment.title}
      chip={<PostureChip state={state} />}
    >
      {state !== 'Met' && message && (
        <Box
          sx={theme => ({
            color: toneColour(theme, getPostureLook(state).tone),
          })}
        >
          {sentence(shortenText(message))}
        </Box>
      )}
      {placed && (
        <Muted>
          <RpoNow latest={placed.datastore.latestRestorable.local} />
          {' · '}
          {t('recovery.rto.local')}{' '}
          {describeMeasured(placed.recovery?.measured, t)}
          {placed.recovery?.measured.known && (
            <>
              , <Age at={placed.recovery.measured.value.at} />
            </>
          )}
        </Muted>
      )}
    </Line>
  );
}

function RpoNow({ latest }: { latest: Fact<string> }) {
  const t = useTexts();
  const lost = useFromNow(now =>
    latest.known
      ? describeLength((now - Date.parse(latest.value)) / 1000)
      : undefined,
  );
  return (
    <>
      {t('recovery.rpo.local')}{' '}
      {latest.known
        ? t('recovery.rpoNow', { length: lost ?? '' })
        : t(`recovery.unknown.${latest.reason}`)}
    </>
  );
}

function Absence({
  view,
  error,
}: {
  view: ServiceView | undefined;
  error: unknown;
}) {
  const t = useTexts();
  if (view) {
    return (
      <Muted>
        {t(view.setup ? 'recovery.notBound' : 'recovery.noTargets')}
      </Muted>
    );
  }
  return error ? (
    <Muted>{getErrorMessage(error)}</Muted>
  ) : (
    <Skeleton width="60%" />
  );
}

interface LineProps {
  entityRef: string;
  /** Title of the environment. */
  where?: string;
  chip?: ReactNode;
  children: ReactNode;
}

function Line({ entityRef, where, chip, children }: LineProps) {
  return (
    <Box
      component="li"
      sx={{
        px: 2.5,
        py: 1.25,
        '& + &': { borderTop: 1, borderColor: 'divider' },
        fontSize: 14,
        lineHeight: 1.45,
        fontVariantNumeric: 'tabular-nums',
        overflowWrap: 'anywhere',
      }}
    >
      <Box
        sx={{
          display: 'grid',
          columnGap: 1.5,
          alignItems: 'center',
          gridTemplateColumns: 'minmax(0, 1fr) auto',
        }}
      >
        <span>
          <strong>
            <EntityRefLink entityRef={entityRef} hideIcon />
          </strong>{' '}
          {where && <Muted>{where}</Muted>}
        </span>
        {chip}
      </Box>
      {children}
    </Box>
  );
}

/** A line for each data store that is seen, and for each place in which none can be. */
function toLines(
  view: ServiceView,
): { place: DatastoreTarget; placed?: PlacedDatastore }[] {
  return listDatastoreTargets(view).flatMap(place => {
    const lines = place.datastores.map(placed => ({ place, placed }));
    return lines.length || !place.unseen ? lines : [{ place }];
  });
}
