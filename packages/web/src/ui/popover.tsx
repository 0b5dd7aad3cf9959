import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './popover.module.css';

const edge = 8;

/**
 * A button that discloses something small beside it: an explanation, or (`choices`) a short list of links and buttons, which also
 * closes when one is chosen. Closes on Escape and when the attention goes elsewhere.
 */
export function Popover(props: {
  label?: string;
  button: ReactNode;
  choices?: boolean;
  upwards?: boolean;
  plain?: boolean;
  children: ReactNode;
}) {
  const { label, button, choices = false, upwards = false, plain = false, children } = props;
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      toggle.current?.focus();
    };
    // Heard at the document, after React's own handlers below it: closing earlier would take the chosen button away from them.
    const chosen = (event: Event) => {
      const [target] = event.composedPath();
      const within = sheet.current !== null && event.composedPath().includes(sheet.current);
      if (choices && within && target instanceof Element && target.closest('a, button')) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    document.addEventListener('keydown', escape);
    document.addEventListener('click', chosen);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
      document.removeEventListener('keydown', escape);
      document.removeEventListener('click', chosen);
    };
  }, [open, choices]);

  // Beside its button, but never beyond the edge of the window.
  useLayoutEffect(() => {
    const shown = sheet.current;
    if (!open || !shown) return;
    const { left, right } = shown.getBoundingClientRect();
    const beyond = Math.max(0, right - (document.documentElement.clientWidth - edge));
    const shift = left < edge ? edge - left : -beyond;
    if (shift !== 0) shown.style.transform = `translateX(${shift}px)`;
  }, [open]);

  return (
    <div ref={place} className={styles.place}>
      <button
        ref={toggle}
        type="button"
        className={plain ? styles.plain : styles.toggle}
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div
          ref={sheet}
          className={[styles.sheet, choices && styles.choices, upwards && styles.upwards].filter(Boolean).join(' ')}
        >
          {children}
        </div>
      )}
    </div>
  );
}
