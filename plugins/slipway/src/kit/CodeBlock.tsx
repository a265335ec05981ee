import Box from '@mui/material/Box';
import { CopyButton } from './CopyButton';

interface CodeBlockProps {
  text: string;
  /** What the text is, for those who cannot see where it stands. */
  label: string;
}

/** A text to copy: YAML or a command. */
export const CodeBlock = ({ text, label }: CodeBlockProps) => (
  <Box
    sx={{
      display: 'flex',
      alignItems: 'flex-start',
      gap: 0.5,
      pl: 1.5,
      pr: 0.5,
      py: 0.5,
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
      bgcolor: 'action.hover',
    }}
  >
    <Box
      component="pre"
      role="region"
      aria-label={label}
      tabIndex={0}
      sx={{
        flex: 1,
        minWidth: 0,
        m: 0,
        py: 0.75,
        overflowX: 'auto',
        fontFamily: 'monospace',
        fontSize: 13,
        lineHeight: 1.5,
      }}
    >
      {text}
    </Box>
    <CopyButton text={text} />
  </Box>
);
