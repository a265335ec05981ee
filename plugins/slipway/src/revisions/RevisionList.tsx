import { Revision } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { figures } from '../kit/figures';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { WorkloadSubject } from '../operation/subject';
import { Comparison } from './comparison';
import { RevisionRow } from './RevisionRow';

interface RevisionListProps {
  subject: WorkloadSubject;
  revisions: readonly Revision[];
  comparison: Comparison | undefined;
  hasMore: boolean;
  loadingMore: boolean;
  onMore(): void;
  onCompare(comparison: Comparison): void;
}

/** The kept revisions, newest first, page by page. */
export const RevisionList = ({
  subject,
  revisions,
  comparison,
  hasMore,
  loadingMore,
  onMore,
  onCompare,
}: RevisionListProps) => {
  const t = useTexts();
  const current = revisions.find(revision => revision.current);
  const count = revisions.length;
  if (!count) {
    return (
      <Box sx={{ p: { xs: 2, sm: 3 } }}>
        <Muted>{t('revisions.none')}</Muted>
      </Box>
    );
  }
  return (
    <>
      <Box sx={{ px: { xs: 2, sm: 3 }, pt: 2, pb: 1 }}>
        <Muted>
          {hasMore
            ? t('revisions.countMore', figures({ loaded: count }))
            : t('revisions.count', { count })}
        </Muted>
      </Box>
      <Box
        component="ol"
        aria-label={t('revisions.list')}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {revisions.map(revision => (
          <RevisionRow
            key={revision.revision}
            revision={revision}
            subject={subject}
            side={
              (comparison?.from === revision.revision && 'from') ||
              (comparison?.to === revision.revision && 'to') ||
              undefined
            }
            onCompare={
              current && !revision.current
                ? () =>
                    onCompare({
                      from: revision.revision,
                      to: current.revision,
                    })
                : undefined
            }
          />
        ))}
      </Box>
      {hasMore && (
        <Box sx={{ px: { xs: 2, sm: 3 }, py: 1.5 }}>
          <Button
            size="small"
            variant="outlined"
            aria-disabled={loadingMore}
            onClick={() => !loadingMore && onMore()}
            sx={{ textTransform: 'none' }}
          >
            {t('dialog.moreRevisions')}
          </Button>
        </Box>
      )}
    </>
  );
};
