import type { Actor } from '@xingcun/core/accounts/permission';
import { readableStages } from '@xingcun/core/assessment/workflow';
import type { Language, Text } from '@xingcun/core/text';
import { sql, type SqlBool } from 'kysely';
import type { Content } from 'pdfmake/interfaces.js';
import { loadScoreSheet } from '../assessment/score-sheet.ts';
import { scoreSheetContent, scoreSheetTitle, type ScoreSheetToPrint } from '../assessment/score-sheet-document.ts';
import { findAssessment } from '../assessment/situation.ts';
import type { Tx } from '../db/database.ts';
import { head, type Paper, printable, type Printable } from '../documents/paper.ts';

export interface ScoreSheets {
  unitName: Text;
  year: number;
  cycleTitle: Text;
  sample: boolean;
  sheets: ScoreSheetToPrint[];
  /** Villages of which the reader may read no sheet yet. */
  without: Text[];
}

/** The villages of a unit that take part in a year, in the order of the units. */
export async function findVillages(tx: Tx, { cycleId, unitPath }: { cycleId: string; unitPath: string }) {
  return tx
    .selectFrom('assessment as a')
    .innerJoin('unit as u', 'u.code', 'a.villageCode')
    .select(['a.id', 'u.name', 'u.nameEn'])
    .where('a.cycleId', '=', cycleId)
    .where(sql<SqlBool>`a.village_path <@ ${unitPath}::ltree`)
    .orderBy('a.villagePath')
    .execute();
}

/**
 * Each village's sheet of the latest stage that the reader may read.
 * @param onStep told of every village; false ends it, and the answer is null
 */
export async function loadScoreSheets(
  { tx, actor, today }: { tx: Tx; actor: Actor; today: string },
  { cycleId, unit }: { cycleId: string; unit: { code: string; path: string } },
  onStep: (done: number) => Promise<boolean>,
): Promise<ScoreSheets | null> {
  const cycle = await tx
    .selectFrom('cycle')
    .select(['year', 'titleZh', 'titleEn', 'sample'])
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow();
  const { name, nameEn } = await tx
    .selectFrom('unit')
    .select(['name', 'nameEn'])
    .where('code', '=', unit.code)
    .executeTakeFirstOrThrow();
  const sheets: ScoreSheetToPrint[] = [];
  const without: Text[] = [];
  const villages = await findVillages(tx, { cycleId, unitPath: unit.path });
  for (const [index, village] of villages.entries()) {
    const found = await findAssessment(tx, { id: village.id, actor, permission: 'assessment.read', today });
    const stage = readableStages(found.situation, actor).at(-1);
    if (stage) sheets.push(await loadScoreSheet(tx, found, { actor, stage, isFilled: true }));
    else without.push({ zh: village.name, en: village.nameEn ?? village.name });
    if (!(await onStep(index + 1))) return null;
  }
  return {
    unitName: { zh: name, en: nameEn ?? name },
    year: cycle.year,
    cycleTitle: { zh: cycle.titleZh, en: cycle.titleEn },
    sample: cycle.sample,
    sheets,
    without,
  };
}

const words = {
  title: { zh: '各村评分表', en: 'score sheets of the villages' },
  village: { zh: '村', en: 'Village' },
  sheet: { zh: '评分表', en: 'Sheet' },
  none: { zh: '还没有可以看的评分表', en: 'no sheet that may be read yet' },
} as const;

/** One document: which villages it holds, then sheet after sheet, each on a page of its own. */
export function scoreSheetsDocument(found: ScoreSheets, paper: Pick<Paper, 'language' | 'printedOn' | 'address'>): Printable {
  const { language } = paper;
  const { unitName, year, cycleTitle, sample, sheets, without } = found;
  return printable({
    ...paper,
    title: language === 'zh' ? `${unitName.zh}${year}年${words.title.zh}` : `${unitName.en}: ${words.title.en}, ${year}`,
    heading: cycleTitle[language],
    size: 'A4',
    orientation: 'landscape',
    sample,
    content: [
      contents(sheets, without, language),
      ...sheets.flatMap((sheet): Content[] => [
        {
          text: scoreSheetTitle(sheet, language),
          pageBreak: 'before',
          bold: true,
          fontSize: 15,
          alignment: 'center',
          margin: [0, 0, 0, 6],
        },
        ...scoreSheetContent(sheet, { size: 'A4', language }),
      ]),
    ],
  });
}

function contents(sheets: readonly ScoreSheetToPrint[], without: readonly Text[], language: Language): Content {
  return {
    layout: 'ruled',
    margin: [0, 8, 0, 0],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', '*'],
      body: [
        [head(words.village[language]), head(words.sheet[language])],
        ...sheets.map((sheet) => [sheet.village.villageName[language], scoreSheetTitle(sheet, language)]),
        ...without.map((name) => [name[language], words.none[language]]),
      ],
    },
  };
}
