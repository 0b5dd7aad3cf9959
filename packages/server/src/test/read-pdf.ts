import { inflateRawSync, inflateSync } from 'node:zlib';

/** What a reader gets out of a PDF of ours: pages, the words in the order in which they were set, the names of embedded fonts. */
function readPdf(bytes: Uint8Array): { pages: number; text: string; fonts: string[] } {
  const objects = new Map<string, Buffer>();
  const file = Buffer.from(bytes);
  for (const { 1: id = '', index, 0: opening } of file.toString('latin1').matchAll(/^(\d+) 0 obj\n/gm)) {
    const from = index + opening.length;
    objects.set(id, file.subarray(from, file.indexOf('\nendobj', from)));
  }
  const said = [...objects.values()].map((object) => object.toString('latin1'));
  const glyphs = new Map<string, string[]>();
  for (const text of said)
    for (const { 1: name = '', 2: id = '' } of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.toString('latin1') ?? '')?.[1];
      if (unicode) glyphs.set(name, charactersOf(streamOf(objects.get(unicode))));
    }
  const contents = said.flatMap((text) => /\/Contents (\d+) 0 R/.exec(text)?.[1] ?? []);
  return {
    pages: said.filter((text) => /\/Type \/Page\b/.test(text)).length,
    text: contents.map((id) => wordsOf(streamOf(objects.get(id)), glyphs)).join('\n'),
    fonts: [
      ...new Set(said.flatMap((text) => (/\/FontFile2 /.test(text) ? (/\/FontName \/\w+\+(\S+)/.exec(text)?.[1] ?? []) : []))),
    ],
  };
}

/** A paper that a route answered; `words` without the gaps between the pieces in which they were set. */
export function readPaper({ bytes }: { bytes: unknown }): { pages: number; text: string; words: string; fonts: string[] } {
  const { fonts, ...read } = readPdf(bytes as Uint8Array);
  return { ...read, words: read.text.replaceAll(/[ \n]/g, ''), fonts: fonts.toSorted() };
}

/** The text of a Word document, without its markup. */
export function readWord({ bytes }: { bytes: unknown }): string {
  const file = Buffer.from(bytes as Uint8Array);
  const entry = file.indexOf('word/document.xml', file.indexOf('PK\u0001\u0002', 0, 'latin1'));
  const header = file.readUInt32LE(entry - 46 + 42);
  const packed = file.readUInt32LE(entry - 46 + 20);
  const from = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  return inflateRawSync(file.subarray(from, from + packed))
    .toString('utf8')
    .replaceAll(/<[^>]+>/g, '');
}

function streamOf(object: Buffer | undefined): string {
  if (!object) return '';
  const from = object.indexOf('stream\n') + 'stream\n'.length;
  const stream = object.subarray(from, object.lastIndexOf('\nendstream'));
  return (object.includes('/FlateDecode') ? inflateSync(stream) : stream).toString('latin1');
}

/** Glyph → characters, as the font’s map lists them. */
function charactersOf(map: string): string[] {
  const characters: string[] = [];
  for (const { 1: first = '', 2: list = '' } of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const each = [...list.matchAll(/<([0-9a-f ]+)>/gi)].map(([, hex = '']) => hex.replaceAll(' ', ''));
    for (const [index, hex] of each.entries())
      characters[Number.parseInt(first, 16) + index] = Buffer.from(hex, 'hex').swap16().toString('utf16le');
  }
  return characters;
}

function wordsOf(content: string, glyphs: ReadonlyMap<string, string[]>): string {
  let characters: string[] = [];
  let text = '';
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d.\s])*)\] TJ/gi)) {
    if (font) characters = glyphs.get(font) ?? [];
    else
      for (const [glyph] of (shown ?? '').replace(/<([^>]*)>|[^<]+?(?=<|$)/g, '$1').matchAll(/.{4}/g))
        text += characters[Number.parseInt(glyph, 16)] ?? '';
    if (shown) text += ' ';
  }
  return text;
}
