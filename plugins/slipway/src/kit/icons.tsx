import { createSvgIcon } from '@mui/material/utils';

const path = (d: string) => <path d={d} />;
const stroke = (d: string) => (
  <path
    d={d}
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
  />
);
const round = (d: string) =>
  stroke(`M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z ${d}`);

/** All is as it should be. */
export const CheckIcon = createSvgIcon(
  round('M8 12.2l2.8 2.8 5.2-5.6'),
  'Check',
);
/** Something is broken. */
export const AlertIcon = createSvgIcon(
  round('M12 7.5v5.5 M12 16.4v.1'),
  'Alert',
);
/** Something is worth a thought. */
export const WarningIcon = createSvgIcon(
  stroke('M12 4L2.8 20h18.4z M12 10v4.5 M12 17.2v.1'),
  'Warning',
);
/** Nobody knows. */
export const UnknownIcon = createSvgIcon(
  round('M9.4 9.6a2.7 2.7 0 1 1 4 2.6c-.9.5-1.4 1-1.4 1.9 M12 16.8v.1'),
  'Unknown',
);
/** Something to read. */
export const InfoIcon = createSvgIcon(round('M12 11v5.5 M12 7.6v.1'), 'Info');
/** It stands still on purpose. */
export const PauseIcon = createSvgIcon(round('M10 9v6 M14 9v6'), 'Pause');
/** It goes on. */
export const PlayIcon = createSvgIcon(round('M10.2 8.8l5 3.2-5 3.2z'), 'Play');
/** Nothing runs. */
export const NothingIcon = createSvgIcon(round('M8.5 12h7'), 'Nothing');
/** It is under way. */
export const ProgressIcon = createSvgIcon(
  stroke('M20.5 12a8.5 8.5 0 1 1-2.6-6.1 M18.3 2.6v3.6h-3.6'),
  'InProgress',
);
/** It waits. */
export const ClockIcon = createSvgIcon(round('M12 7.5V12l3 2'), 'Clock');
/** Back to an earlier revision. */
export const RollbackIcon = createSvgIcon(
  stroke('M8.5 4.5L4 9l4.5 4.5 M4 9h10a5.5 5.5 0 0 1 0 11h-4'),
  'Rollback',
);
/** The same once more. */
export const RestartIcon = createSvgIcon(
  stroke('M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.8 M4.5 4.4v4.4h4.4'),
  'Restart',
);
/** More or fewer. */
export const ScaleIcon = createSvgIcon(
  stroke('M7 20V4 M3.5 7.5L7 4l3.5 3.5 M17 4v16 M13.5 16.5L17 20l3.5-3.5'),
  'Scale',
);
/** More to choose from. */
export const MoreIcon = createSvgIcon(
  path(
    'M6 10.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6z M12 10.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6z M18 10.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6z',
  ),
  'More',
);
/** Opens what is below it. */
export const ChevronIcon = createSvgIcon(stroke('M6 9.5l6 6 6-6'), 'Chevron');
/** The next along the promotion path. */
export const ArrowIcon = createSvgIcon(
  stroke('M5 12h14 M13 6l6 6-6 6'),
  'Arrow',
);
/** To the clipboard. */
export const CopyIcon = createSvgIcon(
  stroke('M9 9h11v11H9z M15 9V4H4v11h5'),
  'Copy',
);
/** A branch in Git. */
export const GitIcon = createSvgIcon(
  stroke(
    'M7 8.5v7 M7 8.5a2.2 2.2 0 1 0 0-4.4a2.2 2.2 0 1 0 0 4.4z M7 20a2.2 2.2 0 1 0 0-4.4a2.2 2.2 0 1 0 0 4.4z M17 10.5a2.2 2.2 0 1 0 0-4.4a2.2 2.2 0 1 0 0 4.4z M17 10.5c0 3-3.5 3.5-10 5',
  ),
  'Git',
);
/** It was stopped. */
export const StopIcon = createSvgIcon(round('M9.3 9.3h5.4v5.4H9.3z'), 'Stop');
/** It is kept from the reader. */
export const LockIcon = createSvgIcon(
  stroke('M5.5 11h13v9.5h-13z M8.5 11V7.5a3.5 3.5 0 0 1 7 0V11'),
  'Lock',
);
/** The connection is gone. */
export const UnreachableIcon = createSvgIcon(
  stroke(
    'M4 4l16 16 M7.5 10.5a6.5 6.5 0 0 1 2-1.2 M14 9a6.5 6.5 0 0 1 2.6 1.5 M4.5 7.2A11 11 0 0 1 7 5.6 M11 4.5a11 11 0 0 1 8.6 2.8 M10 13.8a3 3 0 0 1 3-.3 M12 18v.1',
  ),
  'Unreachable',
);
/** Opens larger. */
export const ExpandIcon = createSvgIcon(
  stroke('M14 4h6v6 M20 4l-7 7 M10 20H4v-6 M4 20l7-7'),
  'Expand',
);
/** Closes what was opened. */
export const CloseIcon = createSvgIcon(
  stroke('M6 6l12 12 M18 6L6 18'),
  'Close',
);
/** Another version runs. */
export const DeployIcon = createSvgIcon(
  stroke('M12 20V5 M5.5 11.5L12 5l6.5 6.5'),
  'Deploy',
);
/** It is new here. */
export const AppearedIcon = createSvgIcon(
  stroke('M12 5v14 M5 12h14'),
  'Appeared',
);
/** What was before. */
export const HistoryIcon = createSvgIcon(
  stroke('M3.5 12a8.5 8.5 0 1 0 2.7-6.2L3.5 8 M3.5 3.5V8H8 M12 7.5V12l3 2'),
  'History',
);
/** One for the other. */
export const SwapIcon = createSvgIcon(
  stroke('M4 8h15 M15 4l4 4-4 4 M20 16H5 M9 12l-4 4 4 4'),
  'Swap',
);
/** Once more, as it is now. */
export const RefreshIcon = createSvgIcon(
  stroke('M19.5 12a7.5 7.5 0 1 1-2.4-5.5l2.4 2.3 M19.5 4.4v4.4h-4.4'),
  'Refresh',
);
/** It was paused; within a round sign. */
export const PausedIcon = createSvgIcon(
  stroke('M8.5 6v12 M15.5 6v12'),
  'Paused',
);
/** It was resumed; within a round sign. */
export const ResumedIcon = createSvgIcon(
  stroke('M8 5.5l10 6.5-10 6.5z'),
  'Resumed',
);
/** It is gone; within a round sign. */
export const RemovedIcon = createSvgIcon(stroke('M5 12h14'), 'Removed');
/** What somebody has asked for. */
export const OperationsIcon = createSvgIcon(
  stroke('M4 6h16 M4 12h16 M4 18h10'),
  'Operations',
);
/** The address of this place. */
export const LinkIcon = createSvgIcon(
  stroke(
    'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2 M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2',
  ),
  'Link',
);
/** Figures over time. */
export const DashboardIcon = createSvgIcon(
  stroke('M4 4v16h16 M8 15l3.5-4.5 3 2.5L20 7'),
  'Dashboard',
);
/** Lines of text. */
export const LogsIcon = createSvgIcon(
  stroke('M4 6h16 M4 10.5h11 M4 15h14 M4 19.5h8'),
  'Logs',
);
/** Spans, one within the other. */
export const TracesIcon = createSvgIcon(
  stroke('M4 6h12 M8 12h8 M12 18h8'),
  'Traces',
);
/** Somewhere else. */
export const OutwardIcon = createSvgIcon(
  stroke('M13 5h6v6 M19 5l-9 9 M10 6H5v13h13v-5'),
  'Outward',
);
