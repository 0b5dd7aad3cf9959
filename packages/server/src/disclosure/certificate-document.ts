import type { Text } from '@xingcun/core/text';
import type { Content } from 'pdfmake/interfaces.js';
import { ink, type Printable, soft, watermark } from '../documents/paper.ts';

/** What a certificate says. */
export interface CertificateToPrint {
  code: string;
  issuedOn: string;
  year: number;
  cycleTitle: Text;
  sponsor: string;
  approvingDocument: string;
  sample: boolean;
  placeName: Text;
  villageName: Text;
  grade: Text | null;
  /** Titles of the stars won, in the standard's order. */
  stars: readonly Text[];
  digest: string;
  /** The public log's checkpoint when it was set: entries, beginning of the root, number of the key. */
  checkpoint: { size: number; root: string; keyId: string };
  /** Where anyone can verify it. */
  address: string;
}

const cinnabar = '#b3261e';
/** A4 across, in points. */
const page = { width: 841.89, height: 595.28 };
const columns = 5;

/** One page, A4 across: what was awarded to whom and by whom, and where to verify that it still stands. */
export function certificateDocument(certificate: CertificateToPrint): Printable {
  const {
    code,
    year,
    cycleTitle,
    sponsor,
    approvingDocument,
    placeName,
    villageName,
    grade,
    stars,
    digest,
    checkpoint,
    address,
  } = certificate;
  const [issuedYear, month, day] = certificate.issuedOn.split('-').map(Number);
  const won = stars.length;
  const definition: Printable['definition'] = {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [76, 64, 76, 56],
    info: { title: `星级证书 ${villageName.zh} ${year}`, author: sponsor, subject: cycleTitle.zh },
    defaultStyle: { font: 'Noto', fontSize: 12, color: ink, lineHeight: 1.3 },
    ...(certificate.sample ? { watermark } : {}),
    content: [
      {
        text: '星 级 证 书',
        alignment: 'center',
        fontSize: 34,
        bold: true,
        color: cinnabar,
        margin: [0, 6, 0, 0],
        lineHeight: 1.15,
      },
      { text: 'Certificate of Stars', alignment: 'center', fontSize: 10, color: soft, margin: [0, 0, 0, 14] },
      { text: `${placeName.zh}${villageName.zh}`, alignment: 'center', fontSize: 22, bold: true, lineHeight: 1.15 },
      { text: `${villageName.en}, ${placeName.en}`, alignment: 'center', fontSize: 10, color: soft, margin: [0, 0, 0, 12] },
      {
        text: [
          `在《${cycleTitle.zh}》中，经村级自评、乡镇初评、区级联评、市级考评并公示，获得下列 `,
          { text: String(won), bold: true, color: cinnabar },
          ` 颗星`,
          grade ? `，评定为“${grade.zh}”。` : '。',
        ],
        alignment: 'center',
        fontSize: 13,
      },
      {
        text: `won ${won} ${won === 1 ? 'star' : 'stars'} in “${cycleTitle.en}”${grade ? `: ${grade.en}` : ''}`,
        alignment: 'center',
        fontSize: 9,
        color: soft,
        margin: [0, 0, 0, 14],
      },
      starTable(stars),
      {
        columns: [
          {
            width: '*',
            stack: [
              { text: `主办：${sponsor}` },
              { text: `批准文件：${approvingDocument}` },
              { text: `${issuedYear}年${month}月${day}日`, margin: [0, 4, 0, 6] },
              { text: `证书编号 ${code}`, bold: true },
              { text: `结果摘要 SHA-256 ${digest}`, fontSize: 6.5, color: soft },
              {
                text: `公开日志 Public log: ${checkpoint.size} · ${checkpoint.root} · ${checkpoint.keyId}`,
                fontSize: 6.5,
                color: soft,
              },
            ],
          },
          {
            width: 236,
            columns: [
              {
                width: '*',
                text: '扫码核验：现时状态以核验页为准。\nScan to verify that it still stands.',
                fontSize: 8,
                color: soft,
                alignment: 'right',
                margin: [0, 16, 8, 0],
              },
              { width: 72, qr: address, fit: 72, foreground: ink, eccLevel: 'M' },
            ],
          },
        ],
        columnGap: 16,
        margin: [0, 16, 0, 0],
      },
    ],
  };
  return { definition, behind: frame, house: null };
}

/** A double line around the page. */
const frame: Content = {
  canvas: [24, 30].map((inset, index) => ({
    type: 'rect' as const,
    x: inset,
    y: inset,
    w: page.width - 2 * inset,
    h: page.height - 2 * inset,
    lineWidth: index === 0 ? 2 : 0.7,
    lineColor: cinnabar,
  })),
};

function starTable(stars: readonly Text[]): Content {
  const cells = stars.map(({ zh, en }) => ({
    stack: [
      {
        text: [
          { text: '★ ', color: cinnabar },
          { text: zh, bold: true },
        ],
        fontSize: 12.5,
      },
      { text: en, fontSize: 7, color: soft },
    ],
    alignment: 'center' as const,
    margin: [0, 3, 0, 3] as [number, number, number, number],
  }));
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  );
  const wide = Math.min(columns, stars.length);
  return {
    layout: 'noBorders',
    table: {
      widths: Array.from({ length: wide }, () => '*'),
      body: rows.map((row) => [...row, ...Array.from({ length: wide - row.length }, () => ({ text: '' }))]),
    },
  };
}
