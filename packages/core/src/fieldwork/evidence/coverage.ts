import type { Stage } from '../../cycles/stage.ts';
import type { SheetItem } from '../../assessment/items.ts';
import type { Standard } from '../../standards/standard.ts';
import type { Text } from '../../text.ts';
import type { EvidenceKind } from './piece.ts';

/** What an item rests on: a piece in the library, only words in a score cell, or nothing. */
export type Coverage = 'piece' | 'words' | 'none';

export interface CoveredItem {
  itemCode: string;
  starCode: string | null;
  title: Text;
  /** What the standard would like to see; empty where it names nothing. */
  wished: Text[];
  coverage: Coverage;
  /** Standing pieces by kind. */
  pieces: Record<EvidenceKind, number>;
}

/** A standing piece with the items it is linked to. */
export interface LinkedPiece {
  id: string;
  kind: EvidenceKind;
  itemCodes: readonly string[];
}

/** A proof in a score cell; `evidenceId` where it points into the library. */
export interface CitedProof {
  stage: Stage;
  itemCode: string;
  evidenceId?: string | undefined;
}

/** What proof the standard wishes for each of its items, by code. A bonus that counts only with proof wishes for some. */
export function wishedEvidence(standard: Standard): Map<string, Text[]> {
  return new Map(
    standard.stars.flatMap((star) => star.indicators.map(({ code, evidence }): [string, Text[]] => [code, evidence])),
  );
}

/**
 * Item by item what it rests on. Figures of the whole standard and bonus items without proof rules are left out: nobody is to produce paper
 * that no rule asks for.
 */
export function coverItems(
  items: readonly SheetItem[],
  wished: ReadonlyMap<string, Text[]>,
  pieces: readonly LinkedPiece[],
  cited: readonly CitedProof[],
): CoveredItem[] {
  const counted = items.filter(({ kind, proofRequired }) => kind === 'indicator' || kind === 'hardStandard' || proofRequired);
  return counted.map(({ code, starCode, title }) => {
    const here = cited.filter(({ itemCode }) => itemCode === code);
    const linked = pieces.filter(
      ({ id, itemCodes }) => itemCodes.includes(code) || here.some(({ evidenceId }) => evidenceId === id),
    );
    const byKind: Record<EvidenceKind, number> = { file: 0, record: 0, document: 0 };
    for (const { kind } of linked) byKind[kind]++;
    const coverage: Coverage = linked.length > 0 ? 'piece' : here.length > 0 ? 'words' : 'none';
    return { itemCode: code, starCode, title, wished: wished.get(code) ?? [], coverage, pieces: byKind };
  });
}

/** The items without any proof, by star; `''` for items of the whole standard. */
export function missingByStar(items: readonly CoveredItem[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { starCode, coverage } of items) {
    const star = starCode ?? '';
    counts[star] = (counts[star] ?? 0) + Number(coverage === 'none');
  }
  return counts;
}
