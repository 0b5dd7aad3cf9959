import { Refusal } from '../../refusal.ts';

/**
 * What a PDF must not hold, because opening it would do something: scripts, programs, files within the file, forms that send themselves.
 * Source: ISO 32000-1:2008, 12.6.4 (action types), 7.11.4 (embedded file streams), 12.7.8 (XFA).
 */
const active = [
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
];
const activeName = new RegExp(`/(${active.join('|')})(?![A-Za-z0-9_.-])`);

/** The file without the packed contents of its streams, in which any letters may follow each other by chance. */
function outsideStreams(text: string): string {
  return text.replace(/>>\s*stream\r?\n[^]*?endstream/g, '>> endstream');
}

/** Text with escaped letters of names (`/J#53`) written out. */
function readable(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const pieceLength = 8192;

/** Bytes as text, a character a byte. */
export function byteText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + pieceLength)));
  return pieces.join('');
}

/**
 * @param inflated the file's unpacked object streams (`/Type /ObjStm`), in which objects may hide from a look at the bytes
 * @throws {Refusal} fieldwork.fileDamaged, .pdfLocked (nobody can look inside), .pdfActive
 */
export function checkPdf(bytes: Uint8Array, inflated: readonly string[]): void {
  const text = byteText(bytes);
  if (!text.slice(-2048).includes('%%EOF')) throw new Refusal('fieldwork.fileDamaged', { kind: 'PDF', reason: '%%EOF' });
  for (const piece of [outsideStreams(text), ...inflated].map(readable)) {
    if (/\/Encrypt(?![A-Za-z0-9])/.test(piece)) throw new Refusal('fieldwork.pdfLocked');
    const found = activeName.exec(piece)?.[1];
    if (found) throw new Refusal('fieldwork.pdfActive', { found });
  }
}

/** Pages, counted by their objects; null where none is in sight. */
export function pdfPages(bytes: Uint8Array, inflated: readonly string[]): number | null {
  const pieces = [outsideStreams(byteText(bytes)), ...inflated];
  const count = pieces.reduce((sum, text) => sum + (text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0), 0);
  return count === 0 ? null : count;
}

/** Where the packed object streams lie in the file: `bytes.subarray(from, to)` of each. */
export function objectStreams(bytes: Uint8Array): { from: number; to: number }[] {
  const text = byteText(bytes);
  return [...text.matchAll(/\/ObjStm[^]{0,400}?stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    const from = index + head.length;
    const to = text.indexOf('endstream', from);
    return to < 0 ? [] : [{ from, to }];
  });
}
