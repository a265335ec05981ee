import { InstanceContainer } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import { CopyButton } from '../kit/CopyButton';
import { RefreshIcon } from '../kit/icons';
import { useTexts } from '../kit/useTexts';

/** What is looked at, and how. */
export interface LogView {
  container: string;
  previous: boolean;
  lines: number;
  wrap: boolean;
}

interface LogControlsProps {
  containers: readonly InstanceContainer[];
  view: LogView;
  onChange(view: LogView): void;
  refreshing: boolean;
  onRefresh(): void;
  /** What can be copied. */
  text: string | undefined;
}

const lineCounts = [50, 200, 1000, 5000];

/** The choice of the container, its run and how many lines. */
export const LogControls = ({
  containers,
  view,
  onChange,
  refreshing,
  onRefresh,
  text,
}: LogControlsProps) => {
  const t = useTexts();
  const set = (change: Partial<LogView>) => onChange({ ...view, ...change });
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.5,
        alignItems: 'center',
        pt: 0.75,
        mb: 1.5,
      }}
    >
      <Select
        label={t('logs.container')}
        value={view.container}
        options={containers.map(({ name, state }) => [
          name,
          `${name} (${state})`,
        ])}
        onChange={container => set({ container })}
      />
      <Select
        label={t('logs.run')}
        value={view.previous ? 'previous' : 'now'}
        options={[
          ['now', t('logs.now')],
          ['previous', t('logs.previous')],
        ]}
        onChange={run => set({ previous: run === 'previous' })}
      />
      <Select
        label={t('logs.lines')}
        value={String(view.lines)}
        options={lineCounts.map(count => [String(count), String(count)])}
        onChange={lines => set({ lines: Number(lines) })}
      />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={view.wrap}
            onChange={({ target }) => set({ wrap: target.checked })}
          />
        }
        label={t('logs.wrap')}
        slotProps={{ typography: { variant: 'body2' } }}
      />
      <Box sx={{ flex: 1 }} />
      <Tooltip title={t('logs.refresh')}>
        <IconButton
          size="small"
          aria-label={t('logs.refresh')}
          aria-disabled={refreshing}
          onClick={() => !refreshing && onRefresh()}
        >
          <RefreshIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      {text !== undefined && <CopyButton text={text} />}
    </Box>
  );
};

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange(value: string): void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      SelectProps={{ native: true }}
      sx={{ minWidth: 120, maxWidth: '100%' }}
    >
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </TextField>
  );
}
