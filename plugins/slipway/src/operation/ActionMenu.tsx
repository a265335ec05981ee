import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useRef, useState } from 'react';
import { MoreIcon } from '../kit/icons';
import { useTexts } from '../kit/useTexts';
import { Availability } from './getAvailability';
import { operationActions } from './operationActions';
import { useOperationDialog } from './OperationDialogProvider';
import { getItem, Subject } from './subject';

interface ActionMenuProps {
  subject: Subject;
  offers: { kind: OperationKind; availability: Availability }[];
}

/** The less frequent operations on a workload; one that cannot be asked for says why below its name. */
export const ActionMenu = ({ subject, offers }: ActionMenuProps) => {
  const t = useTexts();
  const openDialog = useOperationDialog();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <IconButton
        ref={trigger}
        size="small"
        aria-label={t('action.more', { workload: getItem(subject).name })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setOpened(true);
          setOpen(true);
        }}
      >
        <MoreIcon fontSize="small" />
      </IconButton>
      {opened && (
        <Menu
          anchorEl={trigger.current}
          open={open}
          onClose={() => setOpen(false)}
          slotProps={{ paper: { sx: { maxWidth: 360 } } }}
        >
          {offers.map(({ kind, availability }) => {
            const { icon: Icon } = operationActions[kind];
            const why =
              availability.status === 'refused' ? availability.why : undefined;
            return (
              <MenuItem
                key={kind}
                aria-disabled={why ? true : undefined}
                onClick={() => {
                  if (!why) {
                    setOpen(false);
                    openDialog({ kind, subject, trigger: trigger.current });
                  }
                }}
                sx={{
                  whiteSpace: 'normal',
                  ...(why && { cursor: 'not-allowed' }),
                }}
              >
                <ListItemIcon>
                  <Icon
                    aria-hidden
                    fontSize="small"
                    color={why ? 'disabled' : 'inherit'}
                  />
                </ListItemIcon>
                <ListItemText
                  primary={t(`kind.${kind}`)}
                  primaryTypographyProps={{
                    variant: 'body2',
                    color: why ? 'text.secondary' : 'text.primary',
                  }}
                  secondary={why}
                />
              </MenuItem>
            );
          })}
        </Menu>
      )}
    </>
  );
};
