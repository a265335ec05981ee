import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Disclosure } from '../kit/Disclosure';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { ServiceEmpty } from '../service/ServiceEmpty';
import { StaleMark, UnknownNote } from '../service/TargetSight';
import { DatastoreRow } from './DatastoreRow';
import { DatastoreTarget, listDatastoreTargets } from './placedDatastores';

interface DatastoreTargetsProps {
  view: ServiceView;
  /** The services of which the deploys are shown beside its recovery points: full entity references. */
  dependents: readonly string[];
  /** Whether it has the page for itself. */
  large?: boolean;
}

/** A data store in each of its targets; where it is bound to nothing, what to add. */
export const DatastoreTargets = ({
  view,
  dependents,
  large = false,
}: DatastoreTargetsProps) => {
  const t = useTexts();
  if (view.setup) {
    return <Unbound setup={view.setup} large={large} />;
  }
  const places = listDatastoreTargets(view);
  if (!places.length) {
    return <Muted>{t('recovery.noTargets')}</Muted>;
  }
  return (
    <Box
      sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      {places.map(place => (
        <TargetRows
          key={`${place.environment.name}/${place.target.id}`}
          place={place}
          entityRef={view.entityRef}
          dependents={dependents}
          large={large}
        />
      ))}
    </Box>
  );
};

interface UnboundProps {
  setup: NonNullable<ServiceView['setup']>;
  large: boolean;
}

/** Beside others, which are looked after, it is a line that opens. */
function Unbound({ setup, large }: UnboundProps) {
  const t = useTexts();
  const title = t('recovery.notBound');
  const what = <ServiceEmpty title={title} setup={setup} />;
  return large ? (
    what
  ) : (
    <Disclosure
      summary={
        <Box sx={{ fontSize: 14 }}>
          <Muted>{title}</Muted>
        </Box>
      }
    >
      {what}
    </Disclosure>
  );
}

interface TargetRowsProps {
  place: DatastoreTarget;
  entityRef: string;
  dependents: readonly string[];
  large: boolean;
}

function TargetRows({ place, entityRef, dependents, large }: TargetRowsProps) {
  const t = useTexts();
  const { environment, target, unseen, datastores } = place;
  const { observation } = target;
  return (
    <Box
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      {observation.status === 'unknown' ? (
        <UnknownNote
          observation={observation}
          where={t('recovery.where', {
            environment: environment.title,
            target: target.title,
          })}
        />
      ) : (
        <StaleMark observedAt={observation.observedAt} />
      )}
      {observation.status === 'observed' && !datastores.length && (
        <Muted>
          {t('recovery.notHere', {
            environment: environment.title,
            place: target.place,
          })}
        </Muted>
      )}
      {datastores.map(placed => (
        <DatastoreRow
          key={placed.datastore.id}
          placed={placed}
          large={large}
          subject={{
            entityRef,
            environment,
            target,
            datastore: placed.datastore,
            dependents,
            unseen,
          }}
        />
      ))}
    </Box>
  );
}
