import { encode } from 'uqr';

/** A QR code as one path, black on white in any theme, so that every phone reads it. */
export function Qr({ text, label, className }: { text: string; label: string; className?: string | undefined }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <>
      <span className="said">{label}</span>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true" className={className} shapeRendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
    </>
  );
}
