import {
  EnvironmentView,
  getWorstPhase,
  RolloutPhase,
  TargetView,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { memo, useId } from 'react';
import { Disclosure } from '../kit/Disclosure';
import { Hidden } from '../kit/Hidden';
import { Muted } from '../kit/Muted';
import { PhaseChip } from '../kit/PhaseChip';
import { shortenText } from '../kit/shortenText';
import { useTexts } from '../kit/useTexts';
import { useWorstFirst } from '../kit/useWorstFirst';
import { TargetPanel } from './TargetPanel';

interface EnvironmentColumnProps {
  entityRef: string;
  environment: EnvironmentView;
}

/** A service in one environment: the worst of its targets, and each of them; drawn again only when it changes. */
export const EnvironmentColumn = memo(
  ({ entityRef, environment }: EnvironmentColumnProps) => {
    const t = useTexts();
    const id = useId();
    const { title, phase, targets } = environment;
    const [only] = targets;
    const single = targets.length === 1 ? only : undefined;
    return (
      <Card
        component="section"
        variant="outlined"
        aria-labelledby={id}
        sx={{
          display: 'flex',
          flexDirection: 'column',
          height: '100%',
          minWidth: 0,
          borderRadius: 2,
        }}
      >
        <Box
          sx={{
            px: 2.5,
            pt: 2,
            pb: 1.5,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Box
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'center',
              justifyContent: 'space-between',
            }}
          >
            <Typography
              id={id}
              component="h3"
              title={title}
              noWrap
              sx={{
                fontSize: 16,
                fontWeight: 600,
                lineHeight: 1.5,
                minWidth: 0,
              }}
            >
              {title}
            </Typography>
            <PhaseChip phase={phase} />
          </Box>
          <Box sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
            <Muted>
              {single
                ? single.place
                : t('target.count', { count: targets.length })}
            </Muted>
          </Box>
          <Hidden live>
            {describe(environment, phase && t(`phase.${phase}`))}
          </Hidden>
        </Box>
        <Box
          sx={{
            display: 'flex',
            flexDirection: 'column',
            flex: 1,
            p: 2.5,
            pt: 2,
          }}
        >
          {single ? (
            <TargetPanel
              entityRef={entityRef}
              environment={environment}
              target={single}
            />
          ) : (
            <TargetStack entityRef={entityRef} environment={environment} />
          )}
        </Box>
      </Card>
    );
  },
);

function TargetStack({ entityRef, environment }: EnvironmentColumnProps) {
  const sorted = useWorstFirst(environment.targets, {
    idOf: ({ id }) => id,
    phaseOf: getTargetPhase,
  });
  return (
    <>
      {sorted.map((target, index) => (
        <Box
          key={target.id}
          sx={{
            '& + &': { mt: 1, pt: 1, borderTop: 1, borderColor: 'divider' },
          }}
        >
          <Disclosure
            initiallyOpen={index === 0 || getTargetPhase(target) === 'Degraded'}
            summary={<TargetLine target={target} />}
          >
            <Box sx={{ pt: 1, pb: 1.5 }}>
              <TargetPanel
                entityRef={entityRef}
                environment={environment}
                target={target}
              />
            </Box>
          </Disclosure>
        </Box>
      ))}
    </>
  );
}

function TargetLine({ target }: { target: TargetView }) {
  const phase = getTargetPhase(target);
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', fontSize: 14 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography
          component="h4"
          noWrap
          title={target.title}
          sx={{ fontSize: 14, fontWeight: 600 }}
        >
          {target.title}
        </Typography>
        <Typography noWrap title={target.place} sx={{ fontSize: 13 }}>
          <Muted>{target.place}</Muted>
        </Typography>
      </Box>
      <PhaseChip phase={phase} />
    </Box>
  );
}

/** The worst of its workloads; nothing where none runs. */
function getTargetPhase({ observation }: TargetView): RolloutPhase | undefined {
  return observation.status === 'unknown'
    ? 'Unknown'
    : getWorstPhase(observation.workloads.map(({ status }) => status.phase));
}

/** What a screen reader is told when it changes. */
function describe({ title, targets }: EnvironmentView, phase = ''): string {
  const messages = targets.flatMap(({ observation }) =>
    observation.status === 'observed'
      ? observation.workloads
          .filter(({ status }) => status.phase !== 'Healthy')
          .map(({ name, status }) => `${name}: ${shortenText(status.message)}`)
      : [observation.message],
  );
  return [`${title}: ${phase}`, ...messages].join('. ');
}
