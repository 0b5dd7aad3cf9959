/** Signs that nobody mixes up when they are read out or copied from paper. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** A first password in four groups, e.g. `hk7m-qz3p-w9ad-tn4x`: about 79 bits. */
export function suggestPassword(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  const picked: string[] = [];
  const largest = 256 - (256 % signs.length); // a byte above would favour the first signs
  while (picked.length < groups * groupLength) {
    for (const byte of random(new Uint8Array(32))) if (byte < largest) picked.push(signs[byte % signs.length] ?? '');
  }
  const word = picked.slice(0, groups * groupLength).join('');
  return (word.match(/.{4}/g) ?? []).join('-');
}
