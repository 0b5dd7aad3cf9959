import { formatDay } from '@xingcun/core/day-words';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type House, ink, type Printable, soft } from './paper.ts';

/** The definition that pdfmake sets: the printable's, with the house's header and footer around each page. */
export function withHouse({ definition, behind, house }: Printable, digest: string): TDocumentDefinitions {
  return {
    ...definition,
    // the same content on the same day is the same file, however often it is made
    ...(house ? { info: { ...definition.info, creationDate: new Date(`${house.printedOn}T00:00:00Z`) } } : {}),
    ...(behind ? { background: () => behind } : {}),
    ...(house ? { header: header(house), footer: (page: number, pages: number) => footer(house, digest, page, pages) } : {}),
  };
}

function header({ heading, printedOn, language }: House): Content {
  const day = formatDay(printedOn, language);
  return {
    margin: [40, 24, 40, 0],
    columns: [
      { width: '*', text: heading, fontSize: 8, color: soft },
      { width: 'auto', text: language === 'zh' ? `${day}生成` : `made ${day}`, fontSize: 8, color: soft },
    ],
  };
}

/** Page x of y, the first figures of the content's digest – two copies that agree in them are the same – and where the record is. */
function footer({ address, language }: House, digest: string, page: number, pages: number): Content {
  const short = digest.slice(0, 12);
  const zh = language === 'zh';
  return {
    margin: [40, 8, 40, 0],
    columns: [
      {
        width: '*',
        fontSize: 8,
        color: soft,
        text: zh ? `内容摘要 ${short}` : `Content digest ${short}`,
        margin: [0, 12, 0, 0],
      },
      {
        width: '*',
        fontSize: 8,
        alignment: 'center',
        text: zh ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`,
        margin: [0, 12, 0, 0],
      },
      {
        width: '*',
        columns: [
          {
            width: '*',
            fontSize: 8,
            color: soft,
            alignment: 'right',
            text: address === null ? '' : zh ? '扫码查看记录' : 'Scan to see the record',
            margin: [0, 12, 6, 0],
          },
          address === null ? { width: 40, text: '' } : { width: 40, qr: address, fit: 40, foreground: ink, eccLevel: 'L' },
        ],
      },
    ],
  };
}
