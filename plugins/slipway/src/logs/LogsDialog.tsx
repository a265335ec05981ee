import { Link } from '@backstage/core-components';
import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useId } from 'react';
import { CloseIcon } from '../kit/icons';
import { Note } from '../kit/Note';
import { DeepLink } from '../kit/useDeepLink';
import { useTexts } from '../kit/useTexts';
import { findSubject } from '../revisions/findSubject';
import { LogsPanel } from './LogsPanel';
import { useKubernetesApi, useKubernetesTabPath } from './useKubernetesPlugin';

interface LogsDialogProps {
  view: ServiceView;
  link: DeepLink;
  /** `[environment, target, workload, instance]`, also while it goes away. */
  parts: readonly string[];
  onClosed(): void;
}

/** The logs of an instance, where the stock Kubernetes plugin is installed; otherwise what to install. */
export const LogsDialog = ({
  view,
  link,
  parts,
  onClosed,
}: LogsDialogProps) => {
  const t = useTexts();
  const titleId = useId();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('md'));
  const kubernetesApi = useKubernetesApi();
  const tabPath = useKubernetesTabPath(view.entityRef);
  const name = parts[3] ?? '';
  const workload = findSubject(view, parts)?.workload;
  const instance = workload?.instances.find(entry => entry.name === name);

  return (
    <Dialog
      open={link.parts !== undefined}
      onClose={link.close}
      fullWidth
      fullScreen={narrow}
      maxWidth="lg"
      aria-labelledby={titleId}
      TransitionProps={{ onExited: onClosed }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', pr: 2 }}>
        <DialogTitle
          id={titleId}
          sx={{
            flex: 1,
            minWidth: 0,
            m: 0,
            fontSize: 18,
            fontWeight: 600,
            overflowWrap: 'anywhere',
          }}
        >
          {t('logs.title', { instance: name })}
        </DialogTitle>
        <IconButton
          aria-label={t('dialog.close')}
          onClick={link.close}
          sx={{ mt: 1.25 }}
        >
          <CloseIcon />
        </IconButton>
      </Box>
      <Box
        sx={{
          px: 3,
          pb: 3,
          minHeight: 0,
          overflowY: 'auto',
          typography: 'body2',
        }}
      >
        {renderBody()}
      </Box>
    </Dialog>
  );

  function renderBody() {
    if (!kubernetesApi) {
      return <Note tone="info">{t('logs.notInstalled')}</Note>;
    }
    if (!workload?.cluster || !workload.namespace || !instance) {
      return <Note tone="warning">{t('logs.missing')}</Note>;
    }
    return (
      <>
        <LogsPanel
          key={name}
          api={kubernetesApi}
          cluster={workload.cluster}
          namespace={workload.namespace}
          instance={instance}
        />
        <Box sx={{ mt: 1.5 }}>
          <Link to={tabPath}>{t('logs.kubernetesTab')}</Link>
        </Box>
      </>
    );
  }
};
