/** Letters and digits that people read and type without mixing them up: no I, L, O, U (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lookalikes: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** Bytes as groups of four signs, five bits each; bits that fill no sign are left out. Ten bytes: `7K3M-0XQ2-9RBD-HW5T`. */
export function readableCode(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)] ?? '');
  return (signs.join('').match(/.{1,4}/g) ?? []).join('-');
}

/** A code as typed – any case, spaces, missing dashes, I for 1 – as its signs alone; null where it cannot be a code of that length. */
export function normalCode(typed: string, length: number): string | null {
  const signs = typed
    .toUpperCase()
    .replace(/[\s–-]/g, '')
    .replace(/[ILO]/g, (sign) => lookalikes[sign] ?? sign);
  return signs.length === length && /^[0-9A-HJKMNP-TV-Z]+$/.test(signs) ? signs : null;
}
