import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { ArrowIcon } from '../kit/icons';
import { EnvironmentColumn } from './EnvironmentColumn';

/** The narrowest that a column gets beside others, in pixels. */
const COLUMN = 312;
const WIDEST = 840;

/**
 * One column per environment along the promotion path: side by side with an arrow between them where there is room,
 * otherwise as many in a row as fit.
 */
export const PromotionPath = ({ view }: { view: ServiceView }) => {
  const { environments, entityRef } = view;
  const count = environments.length;
  return (
    <Box sx={{ containerType: 'inline-size' }}>
      <Box
        component="ol"
        sx={{
          display: 'grid',
          gap: 3,
          m: 0,
          p: 0,
          listStyle: 'none',
          gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${COLUMN}px), 1fr))`,
          '& .promotion-arrow': { display: 'none' },
          [`@container (min-width: ${count * (COLUMN + 24)}px)`]: {
            gridTemplateColumns: `repeat(${count}, minmax(0, ${WIDEST}px))`,
            '& .promotion-arrow': { display: 'block' },
          },
        }}
      >
        {environments.map((environment, index) => (
          <Box
            component="li"
            key={environment.name}
            sx={{ position: 'relative', minWidth: 0 }}
          >
            <EnvironmentColumn
              entityRef={entityRef}
              environment={environment}
            />
            {index < count - 1 && (
              <ArrowIcon
                aria-hidden
                className="promotion-arrow"
                sx={{
                  position: 'absolute',
                  top: 26,
                  right: -21,
                  fontSize: 18,
                  color: 'text.secondary',
                }}
              />
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
