import {
  Datastore,
  RecoveryPosture,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { CodeBlock } from '../kit/CodeBlock';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { getPostureLook } from '../kit/PostureChip';
import { sentence } from '../kit/sentence';
import { toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';

/** Why a posture is what it is, in a sentence, and what to do about it; then what else is not as it shall be. */
export const PostureReason = ({ posture }: { posture: RecoveryPosture }) => {
  const others = posture.assessments.filter(
    ({ state, message }) => state !== 'Met' && message !== posture.message,
  );
  return (
    <Box sx={{ fontSize: 14, lineHeight: 1.5, overflowWrap: 'anywhere' }}>
      <Reason {...posture} />
      {others.map(({ objective, ...other }) => (
        <Reason key={`${objective.measure} ${objective.scope}`} {...other} />
      ))}
    </Box>
  );
};

function Reason({
  state,
  message,
  remedy,
}: Pick<RecoveryPosture, 'state' | 'message' | 'remedy'>) {
  return (
    <div>
      <Box
        component="span"
        sx={theme => ({ color: toneColour(theme, getPostureLook(state).tone) })}
      >
        {sentence(message)}
      </Box>{' '}
      {remedy && <span>{sentence(remedy)}</span>}
    </div>
  );
}

/** What weakens a recovery though no objective names it. */
export const Weaknesses = ({
  weaknesses,
}: {
  weaknesses: RecoveryPosture['weaknesses'];
}) => {
  const t = useTexts();
  return weaknesses.length ? (
    <Note tone="warning" title={t('recovery.weaknesses')}>
      <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
        {weaknesses.map(({ code, message, remedy }) => (
          <li key={code}>
            {sentence(message)} <Muted>{sentence(remedy)}</Muted>
          </li>
        ))}
      </Box>
    </Note>
  ) : null;
};

/** What is missing for a data store to be acted upon. */
export const OwnershipNote = ({
  ownership,
}: {
  ownership: Datastore['ownership'];
}) => {
  const t = useTexts();
  return ownership.proved ? null : (
    <Note tone="warning" title={t('recovery.notProved')}>
      <div>
        {sentence(ownership.message)} {t('workload.notProvedHelp')}
      </div>
      {ownership.fix && (
        <>
          <div>{t('workload.fix')}</div>
          <CodeBlock text={ownership.fix} label={t('workload.fix')} />
        </>
      )}
    </Note>
  );
};
