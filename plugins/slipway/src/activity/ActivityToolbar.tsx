import Box from '@mui/material/Box';
import { Choice } from '../kit/Choice';
import { useTexts } from '../kit/useTexts';
import { ActivitySpan, activitySpanNames } from './useActivityAddress';

const ALL = '*';

interface ActivityToolbarProps {
  environments: readonly { name: string; title: string }[];
  /** Name of the only environment that is shown. */
  environment: string | undefined;
  span: ActivitySpan;
  onEnvironment(name: string | undefined): void;
  onSpan(span: ActivitySpan): void;
}

/** Which environments are shown, and how far back the axis goes. */
export const ActivityToolbar = ({
  environments,
  environment,
  span,
  onEnvironment,
  onSpan,
}: ActivityToolbarProps) => {
  const t = useTexts();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        justifyContent: 'space-between',
      }}
    >
      {environments.length > 1 ? (
        <Choice
          label={t('activity.filter')}
          value={environment ?? ALL}
          options={[
            { value: ALL, text: t('activity.all') },
            ...environments.map(({ name, title }) => ({
              value: name,
              text: title,
            })),
          ]}
          onChange={name => onEnvironment(name === ALL ? undefined : name)}
        />
      ) : (
        <span />
      )}
      <Choice
        label={t('activity.span')}
        value={span}
        options={activitySpanNames.map(name => ({
          value: name,
          text: t(`activity.spans.${name}`),
          label: t(`activity.spanNames.${name}`),
        }))}
        onChange={onSpan}
      />
    </Box>
  );
};
