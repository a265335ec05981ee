import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';
import { CloseIcon } from '../kit/icons';
import { Note } from '../kit/Note';
import { DeepLink } from '../kit/useDeepLink';
import { useTexts } from '../kit/useTexts';
import { findSubject } from './findSubject';
import { RevisionsPanel } from './RevisionsPanel';

interface RevisionsDrawerProps {
  view: ServiceView;
  link: DeepLink;
  /** Called when it has gone from the screen. */
  onClosed(): void;
  /** The address that it shows, also while it goes away. */
  parts: readonly string[];
}

/** The kept revisions of a workload, at the side of the page; all of the page where that is narrow. */
export const RevisionsDrawer = ({
  view,
  link,
  parts,
  onClosed,
}: RevisionsDrawerProps) => {
  const t = useTexts();
  const titleId = useId();
  const subject = findSubject(view, parts);
  return (
    <Drawer
      anchor="right"
      open={link.parts !== undefined}
      onClose={link.close}
      SlideProps={{ onExited: onClosed }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
        sx: {
          width: { xs: '100%', md: 'min(1240px, 92vw)' },
          backgroundImage: 'none',
          typography: 'body2',
        },
      }}
    >
      <Header
        id={titleId}
        title={
          subject
            ? t('revisions.title', {
                workload: subject.workload.name,
                environment: subject.environment.title,
              })
            : t('revisions.open')
        }
        onClose={link.close}
      />
      {subject ? (
        <RevisionsPanel key={parts.join('/')} subject={subject} />
      ) : (
        <Box sx={{ p: 3 }}>
          <Note tone="warning" title={t('revisions.missing')}>
            {t('revisions.missingHelp', { address: parts.join(' / ') })}
          </Note>
        </Box>
      )}
    </Drawer>
  );
};

interface HeaderProps {
  id: string;
  title: ReactNode;
  onClose(): void;
}

function Header({ id, title, onClose }: HeaderProps) {
  const t = useTexts();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 1,
        px: { xs: 2, sm: 3 },
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Typography
        id={id}
        component="h2"
        sx={{
          flex: 1,
          minWidth: 0,
          m: 0,
          py: 0.5,
          fontSize: 18,
          lineHeight: 1.35,
          fontWeight: 600,
          overflowWrap: 'anywhere',
        }}
      >
        {title}
      </Typography>
      <IconButton
        autoFocus
        aria-label={t('dialog.close')}
        onClick={onClose}
        size="small"
      >
        <CloseIcon />
      </IconButton>
    </Box>
  );
}
