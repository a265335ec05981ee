import { useState } from 'react';
import { DeepLink } from './useDeepLink';

/** Keeps what a deep link has opened until it has gone from the screen. */
export function useLingering(link: DeepLink) {
  const [shown, setShown] = useState(link.parts);
  if (link.parts && link.parts.join('/') !== shown?.join('/')) {
    setShown(link.parts);
  }
  return { shown, forget: () => setShown(undefined) };
}
