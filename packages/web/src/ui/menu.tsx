import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './menu.module.css';

/** A button that discloses a short list of links and buttons; closes on Escape, a click elsewhere, or a choice. */
export function Menu({
  label,
  button,
  up = false,
  children,
}: {
  label: string;
  button: ReactNode;
  up?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      toggle.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);

  // A choice inside closes: its click bubbles to here.
  useEffect(() => {
    const list = place.current?.querySelector('[data-menu]');
    const close = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('a, button')) setOpen(false);
    };
    list?.addEventListener('click', close);
    return () => list?.removeEventListener('click', close);
  }, [open]);

  return (
    <div ref={place} className={styles.menu}>
      <button
        ref={toggle}
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div data-menu className={up ? `${styles.list} ${styles.up}` : styles.list}>
          {children}
        </div>
      )}
    </div>
  );
}
