import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { memo } from 'react';
import { useAge } from '../kit/Age';
import { Tone } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { getActivityKey } from '../live/useActivity';
import { getActivityLook } from './activityLook';
import { signStyle } from './ActivitySign';
import { ActivityMarkData } from './toMarks';
import { useActivityWords } from './useActivityWords';

/** So many of a heap are named. */
const NAMED = 4;

/** Of several tones, the one that is shown. */
const order: Tone[] = ['danger', 'warning', 'info', 'success', 'neutral'];

interface ActivityMarkProps {
  mark: ActivityMarkData;
  /** Whether the tabulator key comes here. */
  reachable: boolean;
  onChoose(key: string): void;
  onFocus(key: string): void;
}

/** A sign on the axis, which leads to the entry in the list. */
export const ActivityMark = memo(
  ({ mark, reachable, onChoose, onFocus }: ActivityMarkProps) => {
    const t = useTexts();
    const age = useAge();
    const { describe } = useActivityWords();
    const { key, items, position } = mark;
    const [newest] = items;
    if (!newest) {
      return null;
    }
    const looks = items.map(getActivityLook);
    const tone = order.find(name => looks.some(look => look.tone === name))!;
    const outside = items.every(({ type }) => type === 'change');
    const Icon = looks[0]!.icon;
    const when = age(newest.at);
    const several = items.length > 1;
    return (
      <Tooltip
        title={
          <>
            {items.slice(0, NAMED).map(item => (
              <div key={getActivityKey(item)}>
                {t('activity.mark', {
                  what: describe(item),
                  when: age(item.at),
                })}
              </div>
            ))}
            {items.length > NAMED && <div>+{items.length - NAMED}</div>}
          </>
        }
      >
        <ButtonBase
          data-mark={key}
          tabIndex={reachable ? 0 : -1}
          aria-label={
            several
              ? t('activity.marks', { count: items.length, when })
              : t('activity.mark', { what: describe(newest), when })
          }
          onClick={() => onChoose(key)}
          onFocus={() => onFocus(key)}
          sx={theme => ({
            ...signStyle(theme, { tone, outside }),
            position: 'absolute',
            top: '50%',
            left: `${100 * position}%`,
            transform: 'translate(-50%, -50%)',
            ...(several && {
              width: 34,
              borderRadius: '13px',
              fontSize: 12,
              fontWeight: 700,
              fontVariantNumeric: 'tabular-nums',
            }),
            '&:hover': { zIndex: 1, borderStyle: 'solid', borderWidth: '2px' },
            '&:focus-visible': {
              zIndex: 1,
              outline: '2px solid',
              outlineColor: theme.palette.primary.main,
              outlineOffset: '2px',
            },
          })}
        >
          {several ? (
            <Box
              component="span"
              aria-hidden
              sx={{ display: 'inline-flex', alignItems: 'center', gap: '1px' }}
            >
              <Icon sx={{ fontSize: 13 }} />
              {items.length}
            </Box>
          ) : (
            <Icon sx={{ fontSize: 15 }} />
          )}
        </ButtonBase>
      </Tooltip>
    );
  },
);
