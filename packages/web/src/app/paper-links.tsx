/** Files of what the page shows, each opened beside it: for the printer, or to be edited. */
export function PaperLinks({ label, links }: { label: string; links: readonly (readonly [words: string, address: string])[] }) {
  return (
    <nav className="row small no-print" aria-label={label}>
      <span className="soft">{label}</span>
      {links.map(([words, address]) => (
        <a key={address} className="link-alone" href={address} target="_blank" rel="noreferrer">
          {words}
        </a>
      ))}
    </nav>
  );
}
