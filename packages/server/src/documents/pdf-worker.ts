import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@xingcun/core/assert';
import pdfmake from 'pdfmake';
import { withHouse } from './house.ts';
import { line, type Printable } from './paper.ts';

// Setting a page takes a tenth of a second of computing, which no other request is to wait for: it is done in a thread of its own.
const fonts = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const face = (weight: string) => path.join(fonts, weight, `NotoSansSC_${weight}.ttf`);

pdfmake.addFonts({
  Noto: { normal: face('400Regular'), bold: face('700Bold'), italics: face('400Regular'), bolditalics: face('700Bold') },
});
// thin lines around every cell, as on the forms that offices know
pdfmake.addTableLayouts({
  ruled: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => line,
    vLineColor: () => line,
  },
});
pdfmake.setLocalAccessPolicy((file: string) => file.startsWith(fonts));
pdfmake.setUrlAccessPolicy(() => false);

assert(parentPort, 'this file runs as a worker with one document');
const { printable, digest }: { printable: Printable; digest: string } = workerData;
const bytes: Uint8Array = await pdfmake.createPdf(withHouse(printable, digest)).getBuffer();
parentPort.postMessage(Uint8Array.from(bytes));
