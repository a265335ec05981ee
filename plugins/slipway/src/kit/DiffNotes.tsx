import Box from '@mui/material/Box';
import { findImageChanges } from './imageChanges';
import { Muted } from './Muted';
import { DiffLine } from './parseDiff';
import { useTexts } from './useTexts';

/** What the backend puts in place of a value that may be secret. */
export const REDACTED = '•••';

/** What is worth knowing before a diff is read: the images that change, and that values are hidden. */
export const DiffNotes = ({ lines }: { lines: readonly DiffLine[] }) => {
  const t = useTexts();
  const images = findImageChanges(lines);
  const redacted = lines.some(({ text }) => text.includes(REDACTED));
  if (!images.length && !redacted) {
    return null;
  }
  return (
    <Box sx={{ mb: 0.75, fontSize: 13, overflowWrap: 'anywhere' }}>
      {images.length > 0 && (
        <Box
          component="ul"
          aria-label={t('diffNote.images')}
          sx={{ listStyle: 'none', m: 0, p: 0, fontWeight: 600 }}
        >
          {images.map(change => (
            <li key={`${change.image} ${change.to}`}>
              {t('diffNote.image', { ...change })}
            </li>
          ))}
        </Box>
      )}
      {redacted && <Muted>{t('diffNote.redacted', { mark: REDACTED })}</Muted>}
    </Box>
  );
};
