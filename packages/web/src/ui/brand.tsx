/** The mark: a star on a cinnabar seal. */
export function Brand({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#b02f27" />
      <path fill="#fff" d="m16 5.5 3.1 6.6 7.2.9-5.3 5 1.4 7.1-6.4-3.5-6.4 3.5L11 18l-5.3-5 7.2-.9z" />
    </svg>
  );
}
