import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';

interface ChoiceProps<TValue extends string> {
  /** What is chosen. */
  label: string;
  value: TValue;
  options: readonly {
    value: TValue;
    text: string;
    /** The text in full, where it is short. */
    label?: string;
  }[];
  onChange(value: TValue): void;
}

/** One of a few, all of them seen. */
export const Choice = <TValue extends string>({
  label,
  value,
  options,
  onChange,
}: ChoiceProps<TValue>) => (
  <ToggleButtonGroup
    exclusive
    size="small"
    aria-label={label}
    value={value}
    onChange={(_, chosen: TValue | null) => chosen !== null && onChange(chosen)}
    sx={{ flexWrap: 'wrap', maxWidth: '100%' }}
  >
    {options.map(option => (
      <ToggleButton
        key={option.value}
        value={option.value}
        title={option.label}
        sx={{
          px: 1.25,
          py: 0.25,
          minHeight: 30,
          maxWidth: 180,
          textTransform: 'none',
          fontSize: 13,
          fontWeight: 600,
          lineHeight: 1.4,
          color: 'text.secondary',
          '&.Mui-selected': { color: 'text.primary' },
        }}
      >
        {option.text}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
