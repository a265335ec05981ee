import { PlanRemark } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Muted } from '../../kit/Muted';
import { Note } from '../../kit/Note';

interface RemarksProps {
  tone: 'danger' | 'warning';
  title: string;
  remarks: PlanRemark[];
}

/** Remarks on a plan of one gravity. */
export const Remarks = ({ tone, title, remarks }: RemarksProps) => {
  if (!remarks.length) {
    return null;
  }
  return (
    <Box sx={{ mt: 1.5 }}>
      <Note tone={tone} title={title}>
        <Box component="ul" sx={{ m: 0, pl: 2.25, '& > li + li': { mt: 0.5 } }}>
          {remarks.map(({ code, message, remedy }) => (
            <li key={`${code} ${message}`}>
              {message} {remedy && <Muted>{remedy}</Muted>}
            </li>
          ))}
        </Box>
      </Note>
    </Box>
  );
};
