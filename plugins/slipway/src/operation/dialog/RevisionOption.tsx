import { Revision } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Radio from '@mui/material/Radio';
import { useId, useState } from 'react';
import { WorkloadPlace } from '../../api/slipwayApi';
import { Age } from '../../kit/Age';
import { CheckIcon, WarningIcon } from '../../kit/icons';
import { Maker } from '../../kit/Maker';
import { Muted } from '../../kit/Muted';
import { StatusChip } from '../../kit/StatusChip';
import { useTexts } from '../../kit/useTexts';
import { RevisionDiff } from './RevisionDiff';

interface RevisionOptionProps {
  revision: Revision;
  place: WorkloadPlace;
  chosen: boolean;
}

/** A revision to choose, with what it is, and what differs on demand. */
export const RevisionOption = ({
  revision,
  place,
  chosen,
}: RevisionOptionProps) => {
  const t = useTexts();
  const id = useId();
  const [diffShown, setDiffShown] = useState(false);
  const { current, imageAvailable, madeBy, changeCause } = revision;
  return (
    <Box
      sx={{
        mb: 1,
        border: 1,
        borderColor: chosen ? 'primary.main' : 'divider',
        borderRadius: 1,
        bgcolor: chosen ? 'action.hover' : undefined,
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'flex-start',
          p: 0.5,
          pr: 1.5,
        }}
      >
        <Radio
          id={id}
          value={revision.revision}
          disabled={current}
          size="small"
        />
        <Box
          component="label"
          htmlFor={id}
          sx={{
            flex: '1 1 180px',
            minWidth: 0,
            py: 0.875,
            fontSize: 14,
            lineHeight: 1.45,
            overflowWrap: 'anywhere',
            cursor: current ? 'default' : 'pointer',
          }}
        >
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: 1,
              alignItems: 'center',
            }}
          >
            <strong>{revision.version}</strong>
            <Muted>
              {t('workload.revisionNumber', { revision: revision.revision })}
            </Muted>
            {current && (
              <StatusChip
                icon={CheckIcon}
                tone="info"
                label={t('dialog.current')}
              />
            )}
            {imageAvailable.known && !imageAvailable.value && (
              <StatusChip
                icon={WarningIcon}
                tone="danger"
                label={t('dialog.imageGone')}
              />
            )}
          </Box>
          <Muted>
            <Age at={revision.createdAt} />{' '}
            <Maker madeBy={madeBy} changeCause={changeCause} />
          </Muted>
        </Box>
        {!current && (
          <Button
            size="small"
            aria-expanded={diffShown}
            aria-describedby={id}
            onClick={() => setDiffShown(!diffShown)}
            sx={{ textTransform: 'none', flexShrink: 0, mt: 0.5, ml: 'auto' }}
          >
            {t(diffShown ? 'dialog.hideDiff' : 'dialog.showDiff')}
          </Button>
        )}
      </Box>
      {diffShown && (
        <Box sx={{ px: 1.5, pb: 1.5 }}>
          <RevisionDiff revision={revision} place={place} />
        </Box>
      )}
    </Box>
  );
};
