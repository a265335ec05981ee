import { OperationState } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';

const explained = [
  'awaiting-approval',
  'waiting',
  'held',
  'stalled',
  'unobservable',
  'cancelled',
  'superseded',
] as const satisfies readonly OperationState[];

/** What a state means for what runs there, where its name does not say it. */
export const StateHelp = ({ state }: { state: OperationState }) => {
  const t = useTexts();
  const known = explained.find(name => name === state);
  return known ? (
    <Box sx={{ mt: 1.5, fontSize: 14 }}>
      <Muted>{t(`operation.help.${known}`)}</Muted>
    </Box>
  ) : null;
};
