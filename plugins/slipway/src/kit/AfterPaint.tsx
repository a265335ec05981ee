import { ReactNode, startTransition, useEffect, useState } from 'react';

interface AfterPaintProps {
  /** What stands there until then, of about the same size. */
  placeholder: ReactNode;
  children: ReactNode;
}

/**
 * Something that is drawn when what came with it is on the screen, in steps between which the page answers.
 *
 * @remarks
 * For what is large and further down: drawn at once with the rest, it would hold up the click that opened the page.
 */
export const AfterPaint = ({ placeholder, children }: AfterPaintProps) => {
  const [due, setDue] = useState(false);
  useEffect(() => startTransition(() => setDue(true)), []);
  return <>{due ? children : placeholder}</>;
};
