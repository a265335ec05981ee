import {
  OperationInput,
  OperationKind,
  RecoveryWindow,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { ReactNode, useState } from 'react';
import { Age } from '../../kit/Age';
import { Choice } from '../../kit/Choice';
import { Muted } from '../../kit/Muted';
import { formatExact } from '../../kit/times';
import { useLocale } from '../../kit/useLocale';
import { useTexts } from '../../kit/useTexts';
import { DialogStep } from '../../operation/dialog/DialogStep';
import { StepHeading } from '../../operation/dialog/StepHeading';
import { DatastoreSubject } from '../../operation/subject';
import { NearestChange } from './NearestChange';
import { formatTime, parseTime } from './parseTime';
import { PointSelect } from './PointSelect';
import {
  getFirstChoice,
  getUsablePoints,
  RecoveryChoice,
  toInput,
} from './recoveryChoice';
import { TimeField } from './TimeField';
import { useWindowActivity } from './useWindowActivity';
import { WindowAxis } from './WindowAxis';
import { getSpans, toShownWindow, WindowSpan } from './windowSpans';

interface ChooseRecoveryPointProps {
  kind: OperationKind;
  subject: DatastoreSubject;
  /** What was chosen before, where the person comes back. */
  before: OperationInput | undefined;
  onCancel(): void;
  onChosen(input: OperationInput): void;
}

/** The choice of what to restore: on an axis of time with what happened then, as an exact time, or a recovery point that was kept. */
export const ChooseRecoveryPoint = ({
  kind,
  subject,
  before,
  onCancel,
  onChosen,
}: ChooseRecoveryPointProps) => {
  const t = useTexts();
  const { datastore } = subject;
  const [choice, setChoice] = useState(() => getFirstChoice(datastore, before));
  const input = toInput(choice, { kind, datastore });
  const { window } = datastore;
  return (
    <DialogStep
      onCancel={onCancel}
      submit={{
        label: t('dialog.review'),
        disabled: typeof input === 'string',
        onSubmit: () => typeof input !== 'string' && onChosen(input),
      }}
    >
      <StepHeading>
        {t(kind === 'drill' ? 'choose.drillTitle' : 'choose.title')}
      </StepHeading>
      {window.known ? (
        <Axis
          subject={subject}
          window={window.value}
          choice={choice}
          onChoice={setChoice}
        />
      ) : (
        <Box sx={{ mb: 2 }}>
          <Muted>
            {t('choose.noWindow')} {window.message}
          </Muted>
        </Box>
      )}
      <RadioGroup
        aria-label={t('choose.title')}
        value={choice.type}
        onChange={(_, type) => setChoice(choose(type))}
        sx={{ gap: 1, flexWrap: 'nowrap' }}
      >
        {window.known && (
          <>
            <Option value="latest" label={t('choose.latest')}>
              <Muted>
                <Latest at={window.value.latest} />
              </Muted>
            </Option>
            <Option value="time" label={t('choose.exact')}>
              {choice.type === 'time' && (
                <TimeField
                  text={choice.text}
                  fault={typeof input === 'string' ? input : undefined}
                  window={window.value}
                  onText={text => setChoice({ type: 'time', text })}
                />
              )}
            </Option>
          </>
        )}
        {getUsablePoints(datastore).length > 0 && (
          <Option value="point" label={t('choose.point')}>
            {choice.type === 'point' && (
              <PointSelect
                points={getUsablePoints(datastore)}
                chosen={choice.id}
                onChosen={id => setChoice({ type: 'point', id })}
              />
            )}
          </Option>
        )}
      </RadioGroup>
    </DialogStep>
  );

  function choose(type: string): RecoveryChoice {
    switch (type) {
      case 'time':
        return {
          type,
          text: window.known ? formatTime(new Date(window.value.latest)) : '',
        };
      case 'point':
        return { type, id: getUsablePoints(datastore)[0]?.id };
      default:
        return { type: 'latest' };
    }
  }
};

interface AxisProps {
  subject: DatastoreSubject;
  window: RecoveryWindow;
  choice: RecoveryChoice;
  onChoice(choice: RecoveryChoice): void;
}

function Axis({ subject, window, choice, onChoice }: AxisProps) {
  const t = useTexts();
  const lanes = useWindowActivity(subject);
  const spans = getSpans(window);
  const [span, setSpan] = useState<WindowSpan>('all');
  const latest = Date.parse(window.latest);
  const time =
    (choice.type === 'time' && parseTime(choice.text)?.getTime()) || latest;
  const unloaded = lanes.filter(({ error }) => error);
  return (
    <Box sx={{ mb: 2 }}>
      {spans.length > 1 && (
        <Box sx={{ mb: 1 }}>
          <Choice<WindowSpan>
            label={t('choose.span')}
            value={span}
            options={spans.map(value => ({
              value,
              text: t(`choose.spans.${value}`),
            }))}
            onChange={setSpan}
          />
        </Box>
      )}
      <WindowAxis
        window={toShownWindow(window, span)}
        environment={subject.environment.name}
        datastore={subject.entityRef}
        lanes={lanes}
        points={getUsablePoints(subject.datastore)}
        time={time}
        point={choice.type === 'point' ? choice.id : undefined}
        onTime={at =>
          onChoice({ type: 'time', text: formatTime(new Date(at)) })
        }
        onPoint={id => onChoice({ type: 'point', id })}
      />
      {unloaded.length > 0 && <Muted>{t('choose.notLoaded')}</Muted>}
      <NearestChange
        lanes={lanes}
        time={choice.type === 'time' ? time : undefined}
      />
    </Box>
  );
}

function Latest({ at }: { at: string }) {
  const locale = useLocale();
  return (
    <>
      {formatExact(at, locale)}, <Age at={at} />
    </>
  );
}

interface OptionProps {
  value: RecoveryChoice['type'];
  label: string;
  children: ReactNode;
}

function Option({ value, label, children }: OptionProps) {
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <FormControlLabel
        value={value}
        control={<Radio size="small" />}
        label={label}
        slotProps={{ typography: { variant: 'body2', fontWeight: 600 } }}
      />
      <Box sx={{ pl: 3.75 }}>{children}</Box>
    </Box>
  );
}
