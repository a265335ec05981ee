import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { CopyButton } from '../kit/CopyButton';
import { LinkIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { useOptionalRoute } from '../kit/useOptionalRoute';
import { useTexts } from '../kit/useTexts';
import { myOperationsRouteRef } from '../routes';
import { useDocumentTitle } from './useDocumentTitle';

/** What the operation is, below the way back to the service that it acts upon. */
export const OperationHeading = ({ operation }: { operation?: Operation }) => {
  const t = useTexts();
  const title = operation ? t(`kind.${operation.kind}`) : t('operation.title');
  useDocumentTitle(operation?.summary ?? title);
  return (
    <Box
      sx={{
        mb: 3,
        typography: 'body2',
        color: 'text.primary',
        overflowWrap: 'anywhere',
      }}
    >
      <WayBack entityRef={operation?.entityRef} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography
          component="h1"
          sx={{ fontSize: 24, fontWeight: 600, lineHeight: 1.4, mb: 0 }}
        >
          {title}
        </Typography>
        {operation && (
          <CopyButton
            text={`${window.location.origin}${window.location.pathname}`}
            label={t('operation.copyLink')}
            icon={LinkIcon}
          />
        )}
      </Box>
      <Muted>{operation?.summary ?? '\u00a0'}</Muted>
    </Box>
  );
};

function WayBack({ entityRef }: { entityRef?: string }) {
  const t = useTexts();
  const myOperations = useOptionalRoute(myOperationsRouteRef);
  return (
    <Box
      component="nav"
      aria-label={t('operation.wayBack')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        columnGap: 3,
        mb: 0.5,
        minHeight: 21,
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
        {entityRef && <ServiceLinks entityRef={entityRef} />}
      </Box>
      {myOperations && (
        <Link to={myOperations()}>{t('myOperations.title')}</Link>
      )}
    </Box>
  );
}

function ServiceLinks({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const service = useEntityRefLink()(entityRef);
  return (
    <>
      <Link to={service}>{parseEntityRef(entityRef).name}</Link>
      <span aria-hidden>/</span>
      <Link to={`${service}/operations`}>{t('tab.title')}</Link>
    </>
  );
}
