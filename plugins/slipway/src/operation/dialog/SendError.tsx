import Box from '@mui/material/Box';
import { getErrorMessage, isTransient } from '../../api/errors';
import { Note } from '../../kit/Note';
import { useTexts } from '../../kit/useTexts';

/** Why a reviewed plan was not accepted, or that nobody knows whether it was. */
export const SendError = ({ error }: { error: unknown }) => {
  const t = useTexts();
  return (
    <Box sx={{ mt: 2 }}>
      <Note tone="danger" role="alert" title={t('plan.notSent')}>
        <div>{getErrorMessage(error)}</div>
        {isTransient(error) && <div>{t('plan.unknownOutcome')}</div>}
      </Note>
    </Box>
  );
};
