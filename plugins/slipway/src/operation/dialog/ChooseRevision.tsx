import Button from '@mui/material/Button';
import RadioGroup from '@mui/material/RadioGroup';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { getErrorMessage } from '../../api/errors';
import { Note } from '../../kit/Note';
import { useTexts } from '../../kit/useTexts';
import { canRunAgain } from '../../revisions/comparison';
import { getPlace, WorkloadSubject } from '../subject';
import { DialogStep } from './DialogStep';
import { RevisionOption } from './RevisionOption';
import { StepHeading } from './StepHeading';
import { useRevisions } from './useRevisions';

interface ChooseRevisionProps {
  subject: WorkloadSubject;
  /** The revision that is chosen at first; the newest that can run where there is none. */
  proposed?: string;
  onCancel(): void;
  onChosen(revision: string): void;
}

/** The choice of the revision to go back to; the newest that does not run and can run is proposed. */
export const ChooseRevision = ({
  subject,
  proposed,
  onCancel,
  onChosen,
}: ChooseRevisionProps) => {
  const t = useTexts();
  const place = getPlace(subject);
  const query = useRevisions(place, { diff: false });
  const [picked, setPicked] = useState(proposed);
  const revisions = query.data?.pages.flatMap(({ items }) => items);
  const chosen = picked ?? revisions?.find(canRunAgain)?.revision;
  return (
    <DialogStep
      onCancel={onCancel}
      submit={{
        label: t('dialog.review'),
        disabled: !chosen,
        onSubmit: () => chosen && onChosen(chosen),
      }}
    >
      <StepHeading>{t('dialog.chooseRevision')}</StepHeading>
      {query.error && (
        <Note
          tone="danger"
          role="alert"
          title={t('failed.title')}
          action={
            <Button size="small" onClick={() => query.refetch()}>
              {t('tab.tryAgain')}
            </Button>
          }
        >
          {getErrorMessage(query.error)}
        </Note>
      )}
      {query.isPending && (
        <div role="status" aria-label={t('dialog.loadingRevisions')}>
          {[0, 1, 2].map(line => (
            <Skeleton key={line} height={64} />
          ))}
        </div>
      )}
      {revisions && !revisions.some(({ current }) => !current) && (
        <Note tone="neutral" title={t('dialog.noRevisions')} />
      )}
      <RadioGroup
        name="revision"
        aria-label={t('dialog.chooseRevision')}
        value={chosen ?? ''}
        onChange={event => setPicked(event.target.value)}
      >
        {revisions?.map(revision => (
          <RevisionOption
            key={revision.revision}
            revision={revision}
            place={place}
            chosen={revision.revision === chosen}
          />
        ))}
      </RadioGroup>
      {query.hasNextPage && (
        <Button
          size="small"
          disabled={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          {t('dialog.moreRevisions')}
        </Button>
      )}
    </DialogStep>
  );
};
