import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { digesting, digestOf } from './digest.ts';
import { fileLimits, inspectFile, kindOf, sizeText } from './file-kind.ts';
import { ascii, exifSegment, givenJpeg, givenPdf, givenPng, givenWebp, jfif, segment } from './given.ts';
import { orientationOf, refuseMetadata, stripMetadata } from './metadata.ts';
import { byteText } from './pdf.ts';

const codeOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('what a file is', () => {
  test('its own bytes say it, and how large the picture is before anything is decoded', () => {
    expect(inspectFile(givenJpeg({ width: 4000, height: 3000 }))).toEqual({
      contentType: 'image/jpeg',
      width: 4000,
      height: 3000,
      pages: null,
    });
    expect(inspectFile(givenPng())).toMatchObject({ contentType: 'image/png', width: 640, height: 480 });
    expect(inspectFile(givenWebp())).toMatchObject({ contentType: 'image/webp', width: 640, height: 480 });
    expect(inspectFile(givenPdf())).toEqual({ contentType: 'application/pdf', width: null, height: null, pages: 1 });
    expect(kindOf(Uint8Array.from(ascii('<svg onload="…">')))).toBeNull();
    expect(codeOf(() => inspectFile(Uint8Array.from(ascii('MZ…'))))).toBe('fieldwork.fileKindNotAllowed');
  });

  test('too many pixels, bytes or pages, and moving pictures, are refused by the headers', () => {
    expect(codeOf(() => inspectFile(givenPng({ width: 40_000, height: 40_000 })))).toBe('fieldwork.tooManyPixels');
    expect(codeOf(() => inspectFile(givenJpeg({ width: 8000, height: 5001 })))).toBe('fieldwork.tooManyPixels');
    expect(inspectFile(givenJpeg({ width: 8000, height: 5000 })).width).toBe(8000);
    expect(codeOf(() => inspectFile(new Uint8Array(fileLimits.bytes + 1)))).toBe('fieldwork.fileTooLarge');
    expect(codeOf(() => inspectFile(givenPng({ before: [['acTL', [0, 0, 0, 2, 0, 0, 0, 0]]] })))).toBe('fieldwork.fileAnimated');
    expect(codeOf(() => inspectFile(givenWebp({ after: [['ANIM', [0, 0, 0, 0, 0, 0]]] })))).toBe('fieldwork.fileAnimated');
    const pages = Array.from({ length: fileLimits.pages }, () => '/Type /Page\n').join('');
    expect(codeOf(() => inspectFile(givenPdf(pages)))).toBe('fieldwork.tooManyPages');
  });

  test('a PDF that acts by itself or is locked is refused, however its names are written', () => {
    for (const more of [
      '/OpenAction <</S /JavaScript /JS (app.alert)>>',
      '/AA <</S /J#61vaScript>>',
      '/S /Launch',
      '/Names <</EmbeddedFiles 3 0 R>>',
    ])
      expect(
        codeOf(() => inspectFile(givenPdf(more))),
        more,
      ).toBe('fieldwork.pdfActive');
    expect(codeOf(() => inspectFile(givenPdf(), ['<</S /Launch /F (x)>>']))).toBe('fieldwork.pdfActive');
    expect(codeOf(() => inspectFile(givenPdf('/Encrypt 5 0 R')))).toBe('fieldwork.pdfLocked');
    // letters that follow each other by chance in a packed picture are no action
    expect(codeOf(() => inspectFile(givenPdf('>> endobj 4 0 obj <</Length 9>>\nstream\n/JS (x) \nendstream <<')))).toBeNull();
    expect(codeOf(() => inspectFile(Uint8Array.from(ascii('%PDF-1.7 cut off'))))).toBe('fieldwork.fileDamaged');
  });
});

describe('what is taken out', () => {
  test('place, maker, comments, thumbnails and what hangs behind the end of a JPEG go; the orientation stays', () => {
    const xmp = segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:creator>Zhang</x:creator>'));
    const iptc = segment(0xed, ascii('Photoshop 3.0\0Zhang'));
    const comment = segment(0xfe, ascii('taken by Zhang'));
    const thumbnail = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7]);
    const profile = segment(0xe2, ascii('ICC_PROFILE\0\x01\x01colours'));
    const photo = givenJpeg({
      before: [thumbnail, exifSegment(6), xmp, iptc, comment, profile],
      after: ascii('MotionPhoto Zhang GPS'),
    });
    const stripped = stripMetadata(photo);
    const text = byteText(stripped);
    for (const word of ['GPS', 'Zhang', 'creator', 'Photoshop', 'Motion', 'taken']) expect(text).not.toContain(word);
    expect(text).toContain('colours');
    expect(orientationOf(stripped)).toBe(6);
    expect(stripMetadata(givenJpeg({ before: [jfif, exifSegment(1)] }))).toEqual(givenJpeg());
    expect(codeOf(() => refuseMetadata(photo))).toBe('fieldwork.metadataLeft');
    expect(codeOf(() => refuseMetadata(stripped))).toBeNull();
  });

  test('of PNG and WebP only what shows the picture stays, and WebP announces no more than it has', () => {
    const png = givenPng({
      before: [
        ['tEXt', ascii('Author\0Zhang')],
        ['gAMA', [0, 0, 177, 143]],
        ['eXIf', ascii('MM GPS')],
        ['tIME', [7, 234, 11, 1, 1, 1, 1]],
      ],
      after: ascii('tail'),
    });
    expect(stripMetadata(png)).toEqual(givenPng({ before: [['gAMA', [0, 0, 177, 143]]] }));
    const webp = givenWebp({
      flags: 0x3c,
      after: [
        ['EXIF', ascii('GPS')],
        ['XMP ', ascii('<x/>')],
      ],
    });
    expect(stripMetadata(webp)).toEqual(givenWebp({ flags: 0x30 }));
  });

  test('a PDF stays as it is, byte by byte', () => {
    expect(stripMetadata(givenPdf())).toEqual(givenPdf());
  });

  const segments = fc.array(
    fc.oneof(
      fc.constantFrom(
        jfif,
        exifSegment(3),
        exifSegment(8),
        segment(0xee, ascii('Adobe\0d\0\0\0\0\0\x01')),
        segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
      ),
      fc
        .tuple(fc.integer({ min: 0xe1, max: 0xef }), fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 }))
        .map(([marker, content]) => segment(marker, content)),
    ),
    { maxLength: 6 },
  );

  test('property: stripping twice is stripping once, and size and orientation outlive it', () => {
    fc.assert(
      fc.property(segments, fc.uint8Array({ maxLength: 30 }), (before, tail) => {
        const photo = givenJpeg({ before, after: [...tail] });
        const stripped = stripMetadata(photo);
        expect(stripMetadata(stripped)).toEqual(stripped);
        expect(orientationOf(stripped)).toBe(orientationOf(photo));
        expect(inspectFile(stripped)).toEqual(inspectFile(photo));
      }),
    );
  });

  test('property: a file that is cut or spoiled anywhere is refused or read, never a crash', () => {
    const sound = [
      givenJpeg({ before: [jfif, exifSegment(6)] }),
      givenPng({ before: [['tEXt', ascii('x')]] }),
      givenWebp({ after: [['EXIF', [1]]] }),
      givenPdf(),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.nat(400),
        fc.nat(400),
        fc.integer({ min: 0, max: 255 }),
        (file, cut, at, byte) => {
          const spoiled = file.slice(0, Math.max(0, file.length - (cut % file.length)));
          if (at < spoiled.length) spoiled[at] = byte;
          codeOf(() => inspectFile(stripMetadata(spoiled)));
          codeOf(() => orientationOf(spoiled));
          return true;
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('sizes are said in the unit that suits them', () => {
  expect([1, 380 * 1024, 1024 * 1024, 1_572_864, fileLimits.bytes].map(sizeText)).toEqual([
    '1 KiB',
    '380 KiB',
    '1.0 MiB',
    '1.5 MiB',
    '20.0 MiB',
  ]);
});

test('the digest taken piece by piece is SHA-256, and says how far it is', () => {
  expect(digestOf(Uint8Array.from(ascii('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'); // FIPS 180-2, B.1
  const bytes = new Uint8Array(9 * 1024 * 1024).fill(7);
  const steps = digesting(bytes);
  const told: number[] = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) told.push(step.value);
  expect(told).toEqual([4, 8, 9].map((mebibytes) => mebibytes * 1024 * 1024));
  expect(step.value).toBe(digestOf(bytes));
});
