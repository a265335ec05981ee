import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Age } from '../kit/Age';
import { figures } from '../kit/figures';
import { ProgressIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { getPhaseTone, PhaseChip } from '../kit/PhaseChip';
import { shortenText } from '../kit/shortenText';
import { toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { operationRouteRef } from '../routes';
import { EnvironmentSummary } from './summarize';

interface EnvironmentLineProps {
  summary: EnvironmentSummary;
  /** Where the tab is. */
  path: string | undefined;
}

/** An environment in one line of the card. */
export const EnvironmentLine = ({ summary, path }: EnvironmentLineProps) => {
  const t = useTexts();
  const { title, phase, versions, message, replicas, changedAt } = summary;
  const [version, ...others] = versions;
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
      }}
    >
      <Box
        sx={{
          display: 'grid',
          columnGap: 1.5,
          rowGap: 0.25,
          alignItems: 'center',
          gridTemplateColumns: 'minmax(0, 1fr) auto',
        }}
      >
        <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {path ? (
            <Link to={path}>
              <strong>{title}</strong>
            </Link>
          ) : (
            <strong>{title}</strong>
          )}
          {version && (
            <Box component="span" sx={{ ml: 1 }}>
              {others.length
                ? t('card.versions', { version, count: others.length })
                : version}
            </Box>
          )}
        </Box>
        <PhaseChip phase={phase} />
      </Box>
      {message && phase && phase !== 'Healthy' && (
        <Box
          sx={theme => ({
            color: toneColour(theme, getPhaseTone(phase)),
            overflowWrap: 'anywhere',
          })}
        >
          {shortenText(message)}
        </Box>
      )}
      {version && (
        <Muted>
          {summary.unseen
            ? t('card.notSeen')
            : t('card.replicas', figures(replicas))}
          {changedAt && (
            <>
              {' · '}
              {t('card.changed', { age: <Age at={changedAt} /> })}
            </>
          )}
        </Muted>
      )}
      {summary.operation && <Running operation={summary.operation} />}
    </Box>
  );
};

function Running({ operation }: { operation: Operation }) {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  return (
    <Box
      sx={theme => ({
        display: 'flex',
        gap: 0.75,
        mt: 0.25,
        color: toneColour(theme, 'info'),
        overflowWrap: 'anywhere',
      })}
    >
      <ProgressIcon aria-hidden sx={{ mt: '2px', fontSize: 16 }} />
      <span>
        <Link to={operationPath({ id: operation.id })}>
          {t(`kind.${operation.kind}`)}
        </Link>
        : {t(`state.${operation.state}`)}
      </span>
    </Box>
  );
}
