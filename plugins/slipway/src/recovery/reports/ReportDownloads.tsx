import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { getErrorMessage } from '../../api/errors';
import { slipwayApiRef } from '../../api/slipwayApi';
import { Note } from '../../kit/Note';
import { useTexts } from '../../kit/useTexts';
import { fetchAllReports } from './fetchAllReports';

interface ReportDownloadsProps {
  entityRef: string;
  environment: string;
  /** Name of the data store. */
  name: string;
}

/** Takes every report of a data store away as a file, for a table of figures or for a program. */
export const ReportDownloads = ({
  entityRef,
  environment,
  name,
}: ReportDownloadsProps) => {
  const t = useTexts();
  const api = useApi(slipwayApiRef);
  const download = useMutation({
    mutationFn: async (format: 'csv' | 'json') => {
      const [reports, { toFile }] = await Promise.all([
        fetchAllReports(api, { entityRef, environment }),
        import('./reportFiles'),
      ]);
      save(
        toFile(reports, format),
        `recovery-${name}-${environment}.${format}`,
      );
    },
  });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {(['csv', 'json'] as const).map(format => (
        <Button
          key={format}
          size="small"
          color="inherit"
          disabled={download.isPending}
          aria-label={t('report.downloadOf', {
            format: format.toUpperCase(),
            name,
          })}
          onClick={() => download.mutate(format)}
          sx={{ textTransform: 'none', fontWeight: 600 }}
        >
          {t('report.download', { format: format.toUpperCase() })}
        </Button>
      ))}
      {download.error && (
        <Note tone="danger" role="alert" title={t('report.downloadFailed')}>
          {getErrorMessage(download.error)}
        </Note>
      )}
    </Box>
  );
};

/** Hands a file to the reader's browser. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
