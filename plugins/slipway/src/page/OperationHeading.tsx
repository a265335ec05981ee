import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { useDocumentTitle } from './useDocumentTitle';

/** What the operation is, below the way back to the service that it acts upon. */
export const OperationHeading = ({ operation }: { operation?: Operation }) => {
  const t = useTexts();
  const title = operation ? t(`kind.${operation.kind}`) : t('operation.title');
  useDocumentTitle(operation?.summary ?? title);
  return (
    <Box sx={{ mb: 3, fontSize: 14, overflowWrap: 'anywhere' }}>
      {operation && <WayBack entityRef={operation.entityRef} />}
      <Typography
        component="h1"
        sx={{ fontSize: 24, fontWeight: 600, lineHeight: 1.4, mb: 0 }}
      >
        {title}
      </Typography>
      {operation && <Muted>{operation.summary}</Muted>}
    </Box>
  );
};

function WayBack({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const entityLink = useEntityRefLink();
  const service = entityLink(entityRef);
  return (
    <Box
      component="nav"
      aria-label={t('operation.wayBack')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, mb: 0.5 }}
    >
      <Link to={service}>{parseEntityRef(entityRef).name}</Link>
      <span aria-hidden>/</span>
      <Link to={`${service}/operations`}>{t('tab.title')}</Link>
    </Box>
  );
}
