/** Letters and digits that people read and type without mixing them up: no I, L, O, U (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lookalikes: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** Sixteen signs in four groups from ten random bytes (80 bits), e.g. `7K3M-0XQ2-9RBD-HW5T`. */
export function receiptCode(random: Uint8Array): string {
  let bits = '';
  for (const byte of random) bits += byte.toString(2).padStart(8, '0');
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)] ?? '');
  return (signs.join('').match(/.{4}/g) ?? []).join('-');
}

/** A code as typed – any case, spaces, missing dashes, I for 1 – as the text that is digested; null where it cannot be a code. */
export function normalReceipt(typed: string): string | null {
  const signs = typed
    .toUpperCase()
    .replace(/[\s–-]/g, '')
    .replace(/[ILO]/g, (sign) => lookalikes[sign] ?? sign);
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(signs) ? signs : null;
}
