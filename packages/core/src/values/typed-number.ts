/** As scores are written: longer than a hyphen. */
const minus = '−';

/**
 * What a person typed as a score, in the smallest unit; null where it is not a number or has more places than the unit.
 * Full-width digits and points, as Chinese input methods give them, are read as well.
 */
export function parseScore(text: string, places = 2): number | null {
  const plain = text
    .trim()
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replaceAll(minus, '-')
    .replace(/,(?=\d{3})/g, '');
  const match = /^(-?)(\d{0,9})(?:\.(\d*))?$/.exec(plain);
  if (!match || (match[2] === '' && !match[3])) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return null;
  const size = Number((match[2] ?? '') + fraction.padEnd(places, '0'));
  return match[1] === '-' && size !== 0 ? -size : size;
}
