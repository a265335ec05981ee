import Button from '@mui/material/Button';
import { useState } from 'react';
import { shortenText } from './shortenText';
import { useTexts } from './useTexts';

/** A text of a platform that may be very long: its beginning, and all of it on demand. */
export const ClampedText = ({ text }: { text: string }) => {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const short = shortenText(text);
  if (short === text) {
    return <div>{text}</div>;
  }
  return (
    <div>
      {open ? text : short}{' '}
      <Button
        size="small"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        sx={{
          p: 0,
          minWidth: 0,
          textTransform: 'none',
          verticalAlign: 'baseline',
          textDecoration: 'underline',
        }}
      >
        {t(open ? 'text.less' : 'text.more')}
      </Button>
    </div>
  );
};
