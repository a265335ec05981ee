import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useState } from 'react';
import { CheckIcon, CopyIcon } from './icons';
import { useTexts } from './useTexts';

interface CopyButtonProps {
  text: string;
  /** What is copied, where it is not the text beside it. */
  label?: string;
  /** @default CopyIcon */
  icon?: typeof CopyIcon;
}

/** Copies a text to the clipboard and says whether that worked. */
export const CopyButton = ({
  text,
  label: name,
  icon: Icon = CopyIcon,
}: CopyButtonProps) => {
  const t = useTexts();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();

  useEffect(() => {
    const timer =
      outcome && window.setTimeout(() => setOutcome(undefined), 2000);
    return () => window.clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await window.navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  const label = outcome || !name ? t(`copy.${outcome ?? 'copy'}`) : name;
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        aria-live="polite"
        onClick={copy}
      >
        {outcome === 'copied' ? (
          <CheckIcon fontSize="small" />
        ) : (
          <Icon fontSize="small" />
        )}
      </IconButton>
    </Tooltip>
  );
};
