import { Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { getErrorMessage } from '../api/errors';
import { Muted } from '../kit/Muted';
import { PostureChip } from '../kit/PostureChip';
import { useTexts } from '../kit/useTexts';
import { useLiveOperationView } from './useLiveOperationView';
import {
  getPostureState,
  listDatastoreTargets,
} from '../recovery/placedDatastores';
import { PostureReason } from '../recovery/PostureReason';
import { RpoFigures } from '../recovery/RpoFigures';
import { RtoFigures } from '../recovery/RtoFigures';

/** The data store that an operation acts upon, as it stands now. */
export const LiveDatastore = ({ operation }: { operation: Operation }) => {
  const t = useTexts();
  const { data: view, error } = useLiveOperationView(operation);
  if (!view) {
    return error ? (
      <Muted>{getErrorMessage(error)}</Muted>
    ) : (
      <Skeleton variant="rounded" height={160} />
    );
  }
  const place = listDatastoreTargets(view).find(
    ({ environment, target }) =>
      environment.name === operation.environment &&
      target.id === operation.target,
  );
  const placed = place?.datastores.find(
    ({ datastore }) => datastore.id === operation.workload,
  );
  if (!place || !placed) {
    return <Muted>{t('recovery.notSeen')}</Muted>;
  }
  const { unseen } = place;
  const posture = placed.recovery?.posture;
  return (
    <Box
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <div>
        <PostureChip state={getPostureState(placed, unseen)} />
      </div>
      <RpoFigures placed={placed} unseen={unseen} />
      <RtoFigures placed={placed} unseen={unseen} />
      {posture && !unseen && <PostureReason posture={posture} />}
    </Box>
  );
};
