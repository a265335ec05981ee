import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';
import { Disclosure } from '../kit/Disclosure';
import { Muted } from '../kit/Muted';
import { PostureChip } from '../kit/PostureChip';
import { useTexts } from '../kit/useTexts';
import { OperationButton } from '../operation/OperationButton';
import { DatastoreSubject, getDatastorePlace } from '../operation/subject';
import { ActiveOperation } from '../service/ActiveOperation';
import { DatastoreFacts } from './DatastoreFacts';
import { getPostureState, PlacedDatastore } from './placedDatastores';
import { OwnershipNote, PostureReason, Weaknesses } from './PostureReason';
import { RecoveryPointList } from './RecoveryPointList';
import { ReportHistory } from './reports/ReportHistory';
import { RpoFigures } from './RpoFigures';
import { RpoPanel } from './rpo/RpoPanel';
import { RtoFigures } from './RtoFigures';

interface DatastoreRowProps {
  placed: PlacedDatastore;
  subject: DatastoreSubject;
  /** Whether it has the page for itself: what is otherwise folded is open. */
  large: boolean;
}

/** A data store in a target: how it stands, why, and what can be done. */
export const DatastoreRow = ({ placed, subject, large }: DatastoreRowProps) => {
  const t = useTexts();
  const id = useId();
  const { datastore, recovery } = placed;
  const { target, environment, unseen, entityRef } = subject;
  const posture = recovery?.posture;
  const running = target.activeOperations.filter(
    ({ workload }) => workload === datastore.id,
  );
  return (
    <Box
      role="group"
      aria-labelledby={id}
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns:
            'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
        }}
      >
        <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Typography
            id={id}
            component="h4"
            sx={{ fontSize: 14, fontWeight: 600 }}
          >
            {t('recovery.in', {
              name: datastore.name,
              environment: environment.title,
            })}
          </Typography>
          <Box sx={{ fontSize: 13, mb: 1 }}>
            <Muted>
              {datastore.engine} · {target.place}
            </Muted>
          </Box>
          <PostureChip state={getPostureState(placed, unseen)} />
        </Box>
        <RpoFigures placed={placed} unseen={unseen} />
        <RtoFigures placed={placed} unseen={unseen} />
      </Box>
      {posture && !unseen && <PostureReason posture={posture} />}
      {running.map(operation => (
        <ActiveOperation key={operation.id} operation={operation} />
      ))}
      <OwnershipNote ownership={datastore.ownership} />
      <Buttons subject={subject} />
      <div>
        <Fold
          open={large}
          title={t('recovery.backups')}
          aside={
            posture?.weaknesses.length
              ? t('recovery.weaknessCount', {
                  count: posture.weaknesses.length,
                })
              : undefined
          }
        >
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: 'minmax(0, 1fr)',
            }}
          >
            {posture && <Weaknesses weaknesses={posture.weaknesses} />}
            <DatastoreFacts placed={placed} />
            <RecoveryPointList datastore={datastore} />
          </Box>
        </Fold>
        <Fold open={large} title={t('recovery.past')}>
          <RpoPanel place={getDatastorePlace(subject)} name={datastore.name} />
        </Fold>
        <Fold open={large} title={t('recovery.reports')}>
          <ReportHistory
            entityRef={entityRef}
            environment={environment.name}
            datastore={datastore}
          />
        </Fold>
      </div>
    </Box>
  );
};

function Buttons({ subject }: { subject: DatastoreSubject }) {
  const t = useTexts();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {(['restore', 'drill', 'snapshot'] as const).map(kind => (
        <OperationButton
          key={kind}
          kind={kind}
          subject={subject}
          label={t('dialog.title', {
            kind: t(`kind.${kind}`),
            workload: subject.datastore.name,
            environment: subject.environment.title,
          })}
        />
      ))}
    </Box>
  );
}

interface FoldProps {
  title: string;
  /** What is worth knowing while it is closed. */
  aside?: string;
  open: boolean;
  children: ReactNode;
}

function Fold({ title, aside, open, children }: FoldProps) {
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Disclosure
        initiallyOpen={open}
        summary={
          <Box sx={{ fontSize: 14 }}>
            <strong>{title}</strong> {aside && <Muted>· {aside}</Muted>}
          </Box>
        }
      >
        <Box sx={{ pt: 1, pb: 2 }}>{children}</Box>
      </Disclosure>
    </Box>
  );
}
