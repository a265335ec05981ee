import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Plan } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { Note } from '../../kit/Note';
import { useTexts } from '../../kit/useTexts';
import { operationRouteRef } from '../../routes';

interface HolderNoteProps {
  holder: NonNullable<Plan['holder']>;
  takeOver: boolean;
  onTakeOver(takeOver: boolean): void;
}

/** Which operation holds the target, and the offer to take over from it where that is allowed. */
export const HolderNote = ({
  holder,
  takeOver,
  onTakeOver,
}: HolderNoteProps) => {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  const { kind, requestedBy: who, operationId, supersedable } = holder;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Note
        tone="warning"
        title={t('plan.held', { kind: t(`kind.${kind}`), who })}
      >
        {supersedable ? (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={takeOver}
                onChange={event => onTakeOver(event.target.checked)}
              />
            }
            label={t('plan.supersede')}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ) : (
          <div>{t('plan.heldHelp', { who })}</div>
        )}
        <div>
          <Link to={operationPath({ id: operationId })}>
            {t('plan.heldLink')}
          </Link>
        </div>
      </Note>
    </Box>
  );
};
