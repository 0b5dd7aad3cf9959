import { stageRules, stages } from '../../cycles/stage.ts';
import type { Obstacle } from '../../obstacle.ts';
import { Refusal, type RefusalCode, type RefusalDetails } from '../../refusal.ts';
import { canonicalJson } from '../../standards/canonical.ts';
import type { FilledWorksheet, WorkbookCell } from '../../standards/workbook.ts';
import type { CellEntry, Proof } from '../cell.ts';
import type { Cell } from '../contract.ts';
import { checkProposal, type Proposal, scoreOf, type SheetForm, type SheetItem } from '../items.ts';
import { readLines, readProposal, type Typed } from './read-lines.ts';
import { columns, formName, linesOf, mark, order, recordName, addressOf } from './layout.ts';
import type { SheetIdentity } from './write.ts';

/** What the workbook is compared with. */
export interface SheetInForce extends SheetIdentity {
  form: SheetForm;
  declaredStars: readonly string[];
  /** What stands at the stage and at the one below, by item. */
  own: ReadonlyMap<string, Cell>;
  lower: ReadonlyMap<string, Cell>;
  /** Why the reader may not write the item; empty where he may. */
  obstacles: (item: SheetItem) => readonly Obstacle[];
}

export interface CellChange {
  itemCode: string;
  /** Of the cell that is filled in, `F14`. */
  address: string;
  /** As `saveCells` takes it; the version is the one that was taken along. */
  proposal: { entry: CellEntry | null; reason: string; proofs: Proof[]; version: number };
  /** What the entry is worth, in the standard’s smallest score unit. */
  score: number | null;
  /** What stands there; where its version is another one, somebody changed it meanwhile. */
  standing: Cell | null;
}

/** A cell that cannot be taken, and why. */
export interface CellFault {
  itemCode: string | null;
  address: string;
  code: RefusalCode;
  details: RefusalDetails;
}

export interface SheetReading {
  changes: CellChange[];
  faults: CellFault[];
  /** Items that stay as they are. */
  unchanged: number;
}

/**
 * What a filled workbook would change, cell by cell. What the person did not touch stays, whoever changed it meanwhile; an item of which he
 * deleted the lines stays too. Nothing is written.
 * @throws {Refusal} assessment.workbookNotOurs, .workbookOfOtherVillage, .workbookOfOtherStage, .workbookOfOtherStandard,
 *   .workbookHeaderChanged where the file is none of this sheet
 */
export function readSheetWorkbook(worksheets: readonly FilledWorksheet[], sheet: SheetInForce): SheetReading {
  const sheetOf = (name: typeof formName) => worksheets.find((each) => each.name === name.zh || each.name === name.en);
  const [form, record] = [sheetOf(formName), sheetOf(recordName)];
  if (!form || !record || record.rows[0]?.[0] !== mark) throw new Refusal('assessment.workbookNotOurs');
  refuseOther(record, sheet);
  refuseHeader(form);

  const lines = linesOf(sheet.form, sheet.declaredStars);
  const { typed, faults } = readLines(form, record, lines);
  const touched = Map.groupBy(
    lines.filter(({ key }) => typed.get(key)?.touched),
    ({ item }) => item,
  );
  const changes: CellChange[] = [];
  for (const item of touched.keys()) {
    const own = lines.filter((line) => line.item === item);
    const address = addressOf('value', typed.get(item.code)?.row ?? typed.get(own[0]?.key ?? '')?.row ?? 0);
    const read = readProposal(sheet.form, item, own, typed, sheet.own.get(item.code)?.proofs ?? []);
    if ('faults' in read) {
      faults.push(...read.faults);
      continue;
    }
    const standing = sheet.own.get(item.code) ?? null;
    if (isSame(read.proposal, standing)) continue;
    const found = refusalsOf(sheet, item, read.proposal);
    faults.push(...found.map(({ code, details }) => ({ itemCode: item.code, address, code, details: { ...details, address } })));
    if (found.length > 0) continue;
    const version = versionOf(own, typed);
    const score = scoreOf(sheet.form, item, read.proposal.entry);
    changes.push({ itemCode: item.code, address, proposal: { ...read.proposal, version }, score, standing });
  }
  const items = new Set(lines.map(({ item }) => item)).size;
  return { changes, faults, unchanged: items - changes.length - new Set(faults.flatMap(({ itemCode }) => itemCode ?? [])).size };
}

function refuseOther(record: FilledWorksheet, { assessmentId, stage, standardDigest, village, year }: SheetInForce): void {
  const [, ofVillage = [], ofStage = [], ofStandard = []] = record.rows;
  const said = (cell: WorkbookCell | undefined) => String(cell ?? '').slice(0, 100);
  if (ofVillage[0] !== assessmentId)
    throw new Refusal('assessment.workbookOfOtherVillage', {
      village: said(ofVillage[1]),
      year: said(ofVillage[2]),
      expected: village,
      expectedYear: String(year),
    });
  const known = stages.find((each) => each === ofStage[0]);
  if (known !== stage)
    throw new Refusal('assessment.workbookOfOtherStage', {
      zhStage: known ? stageRules[known].words.zh : said(ofStage[1]),
      enStage: known ? stageRules[known].words.en : said(ofStage[1]),
      zhExpected: stageRules[stage].words.zh,
      enExpected: stageRules[stage].words.en,
    });
  if (ofStandard[0] !== standardDigest) throw new Refusal('assessment.workbookOfOtherStandard', { title: said(ofStandard[1]) });
}

function refuseHeader(form: FilledWorksheet): void {
  for (const [index, name] of order.entries()) {
    const said = String(form.rows[0]?.[index] ?? '').trim();
    const { zh, en } = columns[name];
    if (said !== zh && said !== en)
      throw new Refusal('assessment.workbookHeaderChanged', {
        address: addressOf(name, 1),
        value: said,
        zhExpected: zh,
        enExpected: en,
      });
  }
}

function isSame({ entry, reason, proofs }: Proposal, standing: Cell | null): boolean {
  const plain = (each: Proposal) => canonicalJson({ entry: each.entry, reason: each.reason, proofs: each.proofs });
  return plain({ entry, reason, proofs }) === plain(standing ?? { entry: null, reason: '', proofs: [] });
}

/** Everything for which typing this would be refused. */
function refusalsOf(sheet: SheetInForce, item: SheetItem, proposal: Proposal): Obstacle[] {
  const barred = sheet.obstacles(item);
  if (barred.length > 0) return [...barred];
  try {
    checkProposal(sheet.form, item, proposal, sheet.lower.get(item.code)?.entry ?? null);
    scoreOf(sheet.form, item, proposal.entry);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [{ code: error.code, details: error.details }];
    throw error;
  }
}

const versionOf = (lines: readonly { key: string }[], typed: ReadonlyMap<string, Typed>): number =>
  lines.map(({ key }) => typed.get(key)?.version).find((version) => version !== undefined) ?? 0;
