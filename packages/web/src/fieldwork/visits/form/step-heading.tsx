import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of a screen; takes the focus when the screen comes, so that a screen reader says it and the page begins at its top. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
