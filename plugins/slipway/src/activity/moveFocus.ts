import { KeyboardEvent } from 'react';

const centre = (element: Element) => {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
};

/** Moves the focus among the marks of an axis: left and right in a lane, up and down to the nearest of another. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const lanes = [...event.currentTarget.querySelectorAll('[data-lane]')]
    .map(lane => [...lane.querySelectorAll<HTMLElement>('[data-mark]')])
    .filter(marks => marks.length > 0);
  const here = document.activeElement as HTMLElement;
  const row = lanes.findIndex(marks => marks.includes(here));
  const marks = lanes[row];
  if (!marks) {
    return;
  }
  const column = marks.indexOf(here);
  const nearest = (lane: HTMLElement[] | undefined) =>
    lane &&
    [...lane].sort(
      (a, b) =>
        Math.abs(centre(a) - centre(here)) - Math.abs(centre(b) - centre(here)),
    )[0];
  const next = {
    ArrowLeft: marks[column - 1],
    ArrowRight: marks[column + 1],
    Home: marks[0],
    End: marks.at(-1),
    ArrowUp: nearest(lanes[row - 1]),
    ArrowDown: nearest(lanes[row + 1]),
  }[event.key];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
