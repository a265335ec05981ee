import { ServiceLink } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTexts } from '../kit/useTexts';
import { DashboardIcon, LogsIcon, OutwardIcon, TracesIcon } from '../kit/icons';

const icons: Record<ServiceLink['kind'], typeof LogsIcon> = {
  dashboard: DashboardIcon,
  logs: LogsIcon,
  traces: TracesIcon,
  other: OutwardIcon,
};

interface LinkListProps {
  links: readonly ServiceLink[];
  /** What they are about, e.g. `backend in Production`. */
  subject: string;
}

/** Ways to other tools, each opening in a tab of its own. */
export const LinkList = ({ links, subject }: LinkListProps) => {
  const t = useTexts();
  if (!links.length) {
    return null;
  }
  return (
    <Box
      component="ul"
      aria-label={t('links.list')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.5,
        listStyle: 'none',
        m: 0,
        p: 0,
        fontSize: 14,
      }}
    >
      {links.map(({ title, kind, url }) => {
        const Icon = icons[kind];
        return (
          <Box
            component="li"
            key={`${kind} ${title} ${url}`}
            sx={{ minWidth: 0 }}
          >
            <Link
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={t(`links.${kind}`, { title, subject })}
              underline="hover"
              sx={{
                display: 'inline-flex',
                alignItems: 'center',
                gap: 0.625,
                minWidth: 0,
                maxWidth: '100%',
                py: 0.25,
                overflowWrap: 'anywhere',
              }}
            >
              <Icon aria-hidden sx={{ fontSize: 16, flexShrink: 0 }} />
              {title}
            </Link>
          </Box>
        );
      })}
    </Box>
  );
};
