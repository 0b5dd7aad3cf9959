const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648 §4, with padding. The language has none of its own without a browser or Node around it. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(start, start + 3);
    const bits = (a << 16) | (b << 8) | c;
    const left = bytes.length - start;
    for (let place = 0; place < 4; place += 1) text += place <= left ? signs.charAt((bits >> (18 - 6 * place)) & 63) : '=';
  }
  return text;
}

/** Null where the text is not in the one form that `toBase64` writes. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let start = 0, at = 0; start < text.length; start += 4, at += 3) {
    let bits = 0;
    for (let place = 0; place < 4; place += 1) bits = (bits << 6) | Math.max(0, signs.indexOf(text.charAt(start + place)));
    for (let place = 0; place < 3 && at + place < bytes.length; place += 1) bytes[at + place] = (bits >> (16 - 8 * place)) & 255;
  }
  return toBase64(bytes) === text ? bytes : null;
}
