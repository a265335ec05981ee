import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useEffect, useRef } from 'react';
import { Age } from '../kit/Age';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { Texts, useTexts } from '../kit/useTexts';
import { LogAnswer, LogRefusal } from './readLogs';

interface LogTextProps {
  answer: LogAnswer | undefined;
  wrap: boolean;
  label: string;
}

/** What a container has written, its end in sight; or why that cannot be seen. */
export const LogText = ({ answer, wrap, label }: LogTextProps) => {
  const t = useTexts();
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [answer]);

  if (!answer) {
    return (
      <div role="status" aria-label={t('logs.loading')}>
        <Skeleton variant="rounded" height={HEIGHT} />
      </div>
    );
  }
  if (answer.status === 'refused') {
    return (
      <Box sx={{ minHeight: HEIGHT }}>
        <Note
          tone={answer.refusal.reason === 'failed' ? 'danger' : 'neutral'}
          role="status"
          title={
            answer.refusal.reason === 'failed' ? t('logs.failed') : undefined
          }
        >
          {describe(answer.refusal, t)}
        </Note>
      </Box>
    );
  }
  return (
    <>
      <Box
        component="pre"
        ref={box}
        role="region"
        aria-label={label}
        tabIndex={0}
        sx={{
          height: HEIGHT,
          m: 0,
          p: 1.5,
          overflow: 'auto',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'action.hover',
          fontFamily: 'monospace',
          fontSize: 12.5,
          lineHeight: 1.55,
          ...(wrap && { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
        }}
      >
        {answer.text || <Muted>{t('logs.empty')}</Muted>}
      </Box>
      <Box sx={{ mt: 0.75 }}>
        <Muted>{t('logs.readAt', { age: <Age at={answer.at} /> })}</Muted>
      </Box>
    </>
  );
};

const HEIGHT = 'min(56vh, 640px)';

function describe(refusal: LogRefusal, t: Texts) {
  switch (refusal.reason) {
    case 'failed':
      return refusal.message;
    case 'noNode':
      return (
        <>
          <div>{t('logs.noNode')}</div>
          <Muted>{refusal.message}</Muted>
        </>
      );
    case 'waiting':
      return t('logs.waiting', { reason: refusal.state });
    case 'unknownCluster':
      return t('logs.unknownCluster', { cluster: refusal.cluster });
    case 'notPermitted':
      return (
        <>
          <div>{t('logs.notPermitted')}</div>
          <div>{t('logs.notPermittedHelp')}</div>
        </>
      );
    default:
      return t(`logs.${refusal.reason}`);
  }
}
