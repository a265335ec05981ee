import { RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in pixels, also when it changes; `fallback` where it cannot be measured. */
export function useWidth(
  ref: RefObject<HTMLElement>,
  fallback: number,
): number {
  const [width, setWidth] = useState(fallback);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const measure = () => setWidth(element.clientWidth || fallback);
    measure();
    const observer =
      typeof ResizeObserver === 'undefined'
        ? undefined
        : new ResizeObserver(measure);
    observer?.observe(element);
    return () => observer?.disconnect();
  }, [fallback, ref]);
  return width;
}
