import { encode } from 'uqr';

/** An address as a code for a phone's camera: black on white whatever the theme, with the quiet margin that readers need; `label` is heard. */
export function QrCode({ text, label }: { text: string; label: string }) {
  return (
    <>
      <QrDrawing text={text} />
      <span className="said">{label}</span>
    </>
  );
}

/** The drawing alone. */
export function QrDrawing({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges" width="100%">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
