import { WorkloadInstance } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Age } from '../kit/Age';
import { Disclosure } from '../kit/Disclosure';
import { CheckIcon, WarningIcon } from '../kit/icons';
import { figures } from '../kit/figures';
import { Muted } from '../kit/Muted';
import { toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';

/** The pods or tasks of a workload, closed at first. */
export const InstanceList = ({
  instances,
}: {
  instances: WorkloadInstance[];
}) => {
  const t = useTexts();
  if (!instances.length) {
    return null;
  }
  const notReady = instances.filter(({ ready }) => !ready).length;
  return (
    <Disclosure
      summary={
        <Muted>
          {t('workload.instances', { count: instances.length })}
          {notReady > 0 &&
            ` · ${t('workload.instancesNotReady', figures({ notReady }))}`}
        </Muted>
      }
    >
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          maxHeight: 320,
          overflowY: 'auto',
          fontSize: 13,
          lineHeight: 1.45,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {instances.map(instance => (
          <Instance key={instance.name} instance={instance} />
        ))}
      </Box>
    </Disclosure>
  );
};

function Instance({ instance }: { instance: WorkloadInstance }) {
  const t = useTexts();
  const { name, ready, state, restarts, node, revision, createdAt } = instance;
  const Icon = ready ? CheckIcon : WarningIcon;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Icon
        aria-hidden
        sx={theme => ({
          mt: '1px',
          fontSize: 16,
          color: toneColour(theme, ready ? 'success' : 'danger'),
        })}
      />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="span" sx={{ fontFamily: 'monospace' }}>
          {name}
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          {state}
          {restarts > 0 && ` · ${t('workload.restarts', { count: restarts })}`}
          {revision && ` · ${t('workload.revisionNumber', { revision })}`}
          {node && ` · ${t('workload.onNode', { node })}`}
          {' · '}
          <Age at={createdAt} />
        </Box>
      </Box>
    </Box>
  );
}
