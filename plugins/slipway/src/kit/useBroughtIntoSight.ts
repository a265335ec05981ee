import { useEffect, useRef } from 'react';

/**
 * Scrolls to the element of that ID and gives it the focus, once for each choice.
 *
 * @param id - `undefined` as long as there is none.
 * @param choice - another one each time that something is chosen.
 */
export function useBroughtIntoSight(
  id: string | undefined,
  choice: string,
): void {
  const done = useRef<string>();
  useEffect(() => {
    if (id === undefined || done.current === choice) {
      return;
    }
    const element = document.getElementById(id);
    if (element) {
      done.current = choice;
      element.focus({ preventScroll: true });
      element.scrollIntoView?.({
        block: 'center',
        behavior: wantsNoMotion() ? 'auto' : 'smooth',
      });
    }
  });
}

function wantsNoMotion(): boolean {
  return (
    window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true
  );
}
