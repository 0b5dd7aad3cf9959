import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@xingcun/core/assert';
import pdfmake from 'pdfmake';
import { certificateDocument, type CertificateToPrint } from './certificate-document.ts';

// Setting a page takes a tenth of a second of computing, which no other request is to wait for: it is done in a thread of its own.
const fonts = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const face = (weight: string) => path.join(fonts, weight, `NotoSansSC_${weight}.ttf`);

pdfmake.addFonts({
  Noto: { normal: face('400Regular'), bold: face('700Bold'), italics: face('400Regular'), bolditalics: face('700Bold') },
});
pdfmake.setLocalAccessPolicy((file: string) => file.startsWith(fonts));
pdfmake.setUrlAccessPolicy(() => false);

assert(parentPort, 'this file runs as a worker with one certificate');
const bytes: Uint8Array = await pdfmake.createPdf(certificateDocument(workerData as CertificateToPrint)).getBuffer();
parentPort.postMessage(Uint8Array.from(bytes));
