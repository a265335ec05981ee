import { Revision } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Age } from '../kit/Age';
import { ClockIcon, PlayIcon, WarningIcon } from '../kit/icons';
import { Maker } from '../kit/Maker';
import { Muted } from '../kit/Muted';
import { StatusChip } from '../kit/StatusChip';
import { useTexts } from '../kit/useTexts';
import { OperationButton } from '../operation/OperationButton';
import { WorkloadSubject } from '../operation/subject';
import { canRunAgain } from './comparison';

interface RevisionRowProps {
  revision: Revision;
  subject: WorkloadSubject;
  /** On which side of the comparison it is now. */
  side: 'from' | 'to' | undefined;
  /** Compares it with the current one. */
  onCompare: (() => void) | undefined;
}

/** A revision: what it is, who made it, whether it runs, and what can be done with it. */
export const RevisionRow = ({
  revision,
  subject,
  side,
  onCompare,
}: RevisionRowProps) => {
  const t = useTexts();
  const { madeBy, changeCause, imageAvailable, version } = revision;
  const number = revision.revision;
  const imageGone = imageAvailable.known && !imageAvailable.value;
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 3 },
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: side ? 'action.hover' : undefined,
        fontSize: 14,
        lineHeight: 1.45,
        overflowWrap: 'anywhere',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'center',
          mb: 0.25,
        }}
      >
        <Box component="strong" sx={{ fontSize: 15, minWidth: 0 }}>
          {version}
        </Box>
        <Muted>{t('workload.revisionNumber', { revision: number })}</Muted>
        {side && (
          <Box
            component="span"
            sx={{
              px: 0.75,
              borderRadius: '4px',
              border: 1,
              borderColor: 'text.secondary',
              fontSize: 12,
              fontWeight: 600,
            }}
          >
            {t(`revisions.${side}`)}
          </Box>
        )}
      </Box>
      <RunningMarks revision={revision} paused={subject.workload.paused} />
      <Box sx={{ color: 'text.secondary' }}>
        <Age at={revision.createdAt} />{' '}
        <Maker madeBy={madeBy} changeCause={changeCause} />
      </Box>
      {imageGone && (
        <Box sx={{ mt: 0.75 }}>
          <StatusChip
            icon={WarningIcon}
            tone="danger"
            label={t('revisions.imageGone')}
          />{' '}
          <Muted>{t('revisions.imageGoneHelp')}</Muted>
        </Box>
      )}
      {(onCompare || canRunAgain(revision)) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          {canRunAgain(revision) && (
            <OperationButton
              kind="rollback"
              subject={subject}
              proposed={number}
              label={t('revisions.rollBackTo', { revision: number })}
            />
          )}
          {onCompare && (
            <Button
              size="small"
              onClick={onCompare}
              aria-label={t('revisions.compareOf', { revision: number })}
              sx={{
                textTransform: 'none',
                fontWeight: 600,
                ml: imageGone ? -0.625 : 0,
              }}
            >
              {t('revisions.compare')}
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
};

/** Whether a revision runs, on how many instances, or waits for the rollout to be resumed. */
function RunningMarks({
  revision: { current, replicas = 0 },
  paused,
}: {
  revision: Revision;
  paused: boolean;
}) {
  const t = useTexts();
  if (!current && !replicas) {
    return null;
  }
  const waits = current && paused && !replicas;
  const word = current ? 'current' : 'stillRuns';
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        my: 0.75,
      }}
    >
      <StatusChip
        icon={waits ? ClockIcon : PlayIcon}
        tone={waits ? 'warning' : 'info'}
        label={t(`revisions.${waits ? 'waits' : word}`)}
      />
      {replicas > 0 && (
        <Muted>{t('revisions.running', { count: replicas })}</Muted>
      )}
    </Box>
  );
}
