import type { ReactNode } from 'react';

/** One family: 24-unit square, 2-unit round strokes in the colour of the text around it, filled only where being filled is the meaning. */
const star = 'M12 2.8l2.85 5.9 6.45.85-4.75 4.5 1.2 6.45L12 17.35 6.25 20.5l1.2-6.45L2.7 9.55l6.45-.85z';

const shapes = {
  won: <path d={star} fill="currentColor" />,
  notYet: <path d={star} />,
  objection: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor" />
    </>
  ),
  suspended: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 8v8m5-8v8" />
    </>
  ),
  removed: (
    <>
      <path d={star} />
      <path d="m4 4 16 16" />
    </>
  ),
  vetoed: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8.5 8.5 7 7m0-7-7 7" />
    </>
  ),
  returned: <path d="M8 4 3.5 8.5 8 13M3.5 8.5H15a5.5 5.5 0 0 1 0 11H8" />,
  saved: <circle cx="12" cy="12" r="6" fill="currentColor" />,
  saving: <path d="M12 3a9 9 0 1 1-9 9" />,
  device: <circle cx="12" cy="12" r="7.5" strokeDasharray="3 3.4" />,
  invalid: <path d="M12 4 2.8 20h18.4zM12 10v4.5m0 2.6v.1" />,
  sealed: (
    <>
      <rect x="4.5" y="11" width="15" height="10" rx="2" fill="currentColor" />
      <path d="M8 11V7.5a4 4 0 0 1 8 0V11" />
    </>
  ),
  locked: (
    <>
      <rect x="4.5" y="11" width="15" height="10" rx="2" />
      <path d="M8 11V7.5a4 4 0 0 1 8 0V11" />
    </>
  ),
  due: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.5l3.5 2" />
    </>
  ),
  overdue: (
    <>
      <circle cx="12" cy="12" r="9" fill="currentColor" />
      <path d="M12 7v6m0 3.6v.1" stroke="var(--surface)" />
    </>
  ),
  done: <path d="m4.5 12.5 5 5 10-11" />,
  waiting: <path d="M7 3h10M7 21h10M8 3c0 5 8 6 8 9s-8 4-8 9M16 3c0 5-8 6-8 9s8 4 8 9" />,
  note: <path d="M5 4h14v12h-8l-4 4v-4H5zM9 8.5h6m-6 3.5h4" />,
  changed: <path d="m12 3.5 8.5 8.5-8.5 8.5L3.5 12z" />,
  differs: <path d="M4 8.5h16M4 15.5h16M16.5 4l-9 16" />,
  sort: <path d="m8 9 4-4 4 4m-8 6 4 4 4-4" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  down: <path d="m6 9 6 6 6-6" />,
  right: <path d="m9 6 6 6-6 6" />,
  up: <path d="m6 15 6-6 6 6" />,
  print: <path d="M7 8V3h10v5M7 17H4V9.5A1.5 1.5 0 0 1 5.5 8h13A1.5 1.5 0 0 1 20 9.5V17h-3M7 14h10v7H7z" />,
  speaker: <path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6m2.6-8.6a8 8 0 0 1 0 11.2" />,
  pause: <path d="M8 5v14m8-14v14" strokeWidth="3" />,
  stop: <rect x="6" y="6" width="12" height="12" rx="1" fill="currentColor" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="4.5" />
      <path d="M12 2v2m0 16v2M2 12h2m16 0h2M4.9 4.9l1.4 1.4m11.4 11.4 1.4 1.4m0-14.2-1.4 1.4M6.3 17.7l-1.4 1.4" />
    </>
  ),
  moon: <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z" />,
  halfSun: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
    </>
  ),
  offline: (
    <path d="m3 3 18 18M5 12.5a10 10 0 0 1 4-2.4m6 .1a10 10 0 0 1 4 2.3M2 8.5a15 15 0 0 1 4-2.6m5-.9a15 15 0 0 1 11 3.5M8.5 16a5 5 0 0 1 7 0M12 20v.1" />
  ),
  question: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.3 9.2a2.8 2.8 0 1 1 4.1 2.6c-.9.5-1.4 1-1.4 2m0 3v.1" />
    </>
  ),
  more: <path d="M5 12h.1m6.9 0h.1m6.9 0h.1" strokeWidth="3" />,
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c.8-4.2 4-6.5 8-6.5s7.2 2.3 8 6.5" />
    </>
  ),
  empty: <path d="M4 14v5a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-5l-3-9H7zm0 0h5l1.5 2.5h3L15 14h5" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** What points along the line of reading, and so the other way where that runs from right to left. */
const mirrored: ReadonlySet<IconName> = new Set(['right', 'returned', 'note', 'speaker']);

/** Silent for screen readers unless it stands alone and has a `label`. */
export function Icon({ name, size = 16, label }: { name: IconName; size?: number; label?: string }) {
  const heard = label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      className={mirrored.has(name) ? 'mirrors' : undefined}
      {...heard}
    >
      {shapes[name]}
    </svg>
  );
}
