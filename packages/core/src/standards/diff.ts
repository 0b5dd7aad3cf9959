import type { Text } from '../text.ts';
import { shortText } from '../values/exact.ts';
import { canonicalJson } from './canonical.ts';
import { ruleWords } from './rule-words.ts';
import { type Indicator, panelRuleOf, type Standard, type Star } from './standard.ts';
import { basisWords, gradeSentences, panelSentences, ruleKindWords, starSentences, vetoSentence } from './standard-words.ts';

/** One difference between two versions of a standard, in words. */
export interface Change {
  /** Codes of the stars whose result may differ; empty where only the wording of the document changed. */
  stars: string[];
  indicator: string | null;
  words: Text;
  before: Text | null;
  after: Text | null;
}

/**
 * What changed from one version to the next, in the order of the document. Things are matched by code, so a new code is something new.
 * The list is empty exactly where nothing but the version number differs.
 */
export function diffStandards(from: Standard, to: Standard): Change[] {
  const changes: Change[] = [];
  const everyStar = to.stars.map(({ code }) => code);
  const places = { from: from.scorePlaces, to: to.scorePlaces };
  const note = (stars: string[], indicator: string | null) => (words: Text, before: Text | null, after: Text | null) => {
    changes.push({ stars, indicator, words, before, after });
  };

  const whole = note([], null);
  compareText(whole, whatWords.title, from.title, to.title);
  compareText(whole, whatWords.source, from.source, to.source);
  compareValue(whole, whatWords.code, from.code, to.code);
  if (from.draft !== to.draft) whole(to.draft ? whatWords.becameDraft : whatWords.noLongerDraft, null, null);
  compareValue(note(everyStar, null), whatWords.scorePlaces, from.scorePlaces, to.scorePlaces);
  compareLists(note(everyStar, null), whatWords.input, from.inputs, to.inputs);

  const homes = { from: homesOf(from), to: homesOf(to) };
  for (const star of from.stars) {
    if (!to.stars.some(({ code }) => code === star.code)) note([star.code], null)(named(whatWords.starRemoved, star), null, null);
  }
  for (const star of to.stars) {
    const before = from.stars.find(({ code }) => code === star.code);
    if (before) compareStars(before, star, places, note([star.code], null));
    else note([star.code], null)(named(whatWords.starAdded, star), null, joined(starSentences(star, places.to)));
  }
  if (reordered(from.stars, to.stars)) whole(whatWords.starsReordered, null, null);

  for (const [code, { star, indicator }] of homes.from) {
    if (!homes.to.has(code))
      note([star.code], code)(named(whatWords.indicatorRemoved, indicator), scored(indicator, places.from), null);
  }
  for (const [code, { star, indicator }] of homes.to) {
    const before = homes.from.get(code);
    if (!before) {
      note([star.code], code)(named(whatWords.indicatorAdded, indicator), null, scored(indicator, places.to));
      continue;
    }
    const stars = before.star.code === star.code ? [star.code] : [before.star.code, star.code];
    if (stars.length === 2) note(stars, code)(named(whatWords.indicatorMoved, indicator), before.star.title, star.title);
    compareIndicators(before.indicator, indicator, places, note(stars, code));
  }

  compareLists(note(everyStar, null), whatWords.globalVeto, from.vetoes, to.vetoes);
  if (differ([from.measures, from.grade], [to.measures, to.grade])) {
    // Without the sentence of rounding and the vetoes, which are compared above.
    const sentences = (standard: Standard) => joined(gradeSentences({ ...standard, vetoes: [] }).slice(1));
    note(everyStar, null)(whatWords.grade, sentences(from), sentences(to));
  }
  if (differ(panelRuleOf(from), panelRuleOf(to)))
    note(everyStar, null)(whatWords.panel, joined(panelSentences(from)), joined(panelSentences(to)));
  return changes;
}

type Note = (words: Text, before: Text | null, after: Text | null) => void;
interface Places {
  from: number;
  to: number;
}

const whatWords = {
  title: { zh: '名称', en: 'Title' },
  source: { zh: '来源说明', en: 'Source' },
  code: { zh: '标准代码', en: 'Code of the standard' },
  becameDraft: { zh: '改为草案', en: 'Is now a draft' },
  noLongerDraft: { zh: '不再是草案', en: 'Is no longer a draft' },
  scorePlaces: { zh: '得分小数位', en: 'Decimal places of scores' },
  input: { zh: '标准数据项', en: 'Input of the standard' },
  globalVeto: { zh: '全局一票否决', en: 'Global veto' },
  grade: { zh: '测算与定级有变化', en: 'Measures or grades changed' },
  panel: { zh: '考评小组评分规则有变化', en: 'The rules for review groups’ marks changed' },
  starAdded: { zh: '新增星', en: 'Star added' },
  starRemoved: { zh: '删除星', en: 'Star removed' },
  starsReordered: { zh: '各星顺序调整', en: 'Stars are in another order' },
  indicatorAdded: { zh: '新增指标', en: 'Indicator added' },
  indicatorRemoved: { zh: '删除指标', en: 'Indicator removed' },
  indicatorMoved: { zh: '指标移到另一颗星', en: 'Indicator moved to another star' },
  indicatorsReordered: { zh: '指标顺序调整', en: 'Indicators are in another order' },
  maxScore: { zh: '满分', en: 'Maximum' },
  passMark: { zh: '达标线', en: 'Pass mark' },
  leadUnit: { zh: '牵头单位', en: 'Lead unit' },
  supportingUnits: { zh: '配合单位', en: 'Supporting units' },
  boundary: { zh: '边界', en: 'Boundary' },
  combine: { zh: '汇总方式', en: 'How indicators are combined' },
  bonus: { zh: '加分', en: 'Bonus' },
  veto: { zh: '一票否决', en: 'Veto' },
  hardStandard: { zh: '刚性标准', en: 'Hard standard' },
  basis: { zh: '性质', en: 'Basis' },
  rule: { zh: '评分细则', en: 'Rule' },
  ruleInputs: { zh: '评分细则的数据项或代码有变化', en: 'Inputs or codes of the rule changed' },
  evidence: { zh: '佐证', en: 'Evidence' },
  notApplicable: { zh: '可否不适用', en: 'Whether it may not apply' },
  whenMissing: { zh: '没有数据时', en: 'Without figures' },
  legalBasis: { zh: '依据', en: 'Legal basis' },
  none: { zh: '无', en: 'none' },
} as const;

const choiceWords: Record<Indicator['notApplicable'] | Indicator['whenMissing'], Text> = {
  never: { zh: '必须适用', en: 'always applies' },
  allowed: { zh: '可以不适用', en: 'may not apply' },
  incomplete: { zh: '视为未完成', en: 'incomplete' },
  zero: { zh: '计0分', en: 'counts as 0' },
};

function homesOf(standard: Standard): Map<string, { star: Star; indicator: Indicator }> {
  return new Map(standard.stars.flatMap((star) => star.indicators.map((indicator) => [indicator.code, { star, indicator }])));
}

function named(what: Text, { code, title }: { code: string; title: Text }): Text {
  return { zh: `${what.zh}：${code} ${title.zh}`, en: `${what.en}: ${code} ${title.en}` };
}

function scored({ rule, maxScore }: Indicator, places: number): Text {
  const points = shortText(maxScore, places);
  const words = ruleWords(rule, { maxScore, places });
  return { zh: `满分${points}分。${words.zh}`, en: `${points} points. ${words.en}` };
}

function joined(sentences: readonly Text[]): Text {
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

const differ = (before: unknown, after: unknown) => canonicalJson(before) !== canonicalJson(after);

function compareText(note: Note, what: Text, before: Text | null, after: Text | null): void {
  if (!differ(before, after)) return;
  const [old, now] = [before ?? whatWords.none, after ?? whatWords.none];
  note({ zh: `${what.zh}由“${old.zh}”改为“${now.zh}”`, en: `${what.en} changed from “${old.en}” to “${now.en}”` }, before, after);
}

function compareValue(note: Note, what: Text, before: string | number, after: string | number): void {
  compareText(note, what, { zh: String(before), en: String(before) }, { zh: String(after), en: String(after) });
}

function points(units: number | null, places: number): Text | null {
  return units === null ? null : { zh: shortText(units, places), en: shortText(units, places) };
}

/** Whether the things that both lists have stand in another order. */
function reordered(before: readonly { code: string }[], after: readonly { code: string }[]): boolean {
  const codes = (list: readonly { code: string }[], other: readonly { code: string }[]) =>
    list.map(({ code }) => code).filter((code) => other.some((item) => item.code === code));
  return differ(codes(before, after), codes(after, before));
}

/** Added, removed, changed and reordered members of a list of titled things with codes. */
function compareLists(
  note: Note,
  what: Text,
  before: readonly { code: string; title: Text }[],
  after: readonly { code: string; title: Text }[],
): void {
  const change = (verb: Text): Text => ({ zh: `${verb.zh}${what.zh}`, en: `${what.en} ${verb.en}` });
  for (const item of before) {
    if (!after.some(({ code }) => code === item.code)) note(named(change({ zh: '删除', en: 'removed' }), item), item.title, null);
  }
  for (const item of after) {
    const old = before.find(({ code }) => code === item.code);
    if (!old) note(named(change({ zh: '新增', en: 'added' }), item), null, item.title);
    else if (differ(old, item)) note(named(change({ zh: '修改', en: 'changed' }), item), described(old), described(item));
  }
  if (reordered(before, after)) note(change({ zh: '调整顺序：', en: 'in another order' }), null, null);
}

function described(item: { code: string; title: Text; authority?: Text; legalBasis?: Text | null }): Text {
  const { code, title, authority, legalBasis } = item;
  return authority ? vetoSentence({ code, title, authority, legalBasis: legalBasis ?? null }) : title;
}

function compareStars(before: Star, after: Star, places: Places, note: Note): void {
  const prefixed: Note = (words, old, now) =>
    note({ zh: `${after.title.zh}：${words.zh}`, en: `${after.title.en}: ${words.en}` }, old, now);
  compareText(prefixed, whatWords.title, before.title, after.title);
  compareText(prefixed, whatWords.leadUnit, before.leadUnit, after.leadUnit);
  compareTextLists(prefixed, whatWords.supportingUnits, before.supportingUnits, after.supportingUnits);
  compareText(prefixed, whatWords.boundary, before.boundary, after.boundary);
  compareText(prefixed, whatWords.maxScore, points(before.maxScore, places.from), points(after.maxScore, places.to));
  compareText(prefixed, whatWords.passMark, points(before.passMark, places.from), points(after.passMark, places.to));
  compareBonus(prefixed, before, after, places);
  compareLists(prefixed, whatWords.veto, before.vetoes, after.vetoes);
  compareLists(prefixed, whatWords.hardStandard, before.hardStandards, after.hardStandards);
  if (differ(before.combine, after.combine)) {
    const words = (star: Star, scorePlaces: number) => joined(starSentences(star, scorePlaces).slice(0, 1));
    prefixed(
      { zh: '汇总方式有变化', en: 'Indicators are combined in another way' },
      words(before, places.from),
      words(after, places.to),
    );
  }
  if (reordered(before.indicators, after.indicators)) prefixed(whatWords.indicatorsReordered, null, null);
}

function compareTextLists(note: Note, what: Text, before: readonly Text[], after: readonly Text[]): void {
  const list = (texts: readonly Text[]): Text | null =>
    texts.length === 0 ? null : { zh: texts.map(({ zh }) => zh).join('；'), en: texts.map(({ en }) => en).join('; ') };
  compareText(note, what, list(before), list(after));
}

function compareBonus(note: Note, before: Star, after: Star, places: Places): void {
  const plain = (star: Star, scorePlaces: number) =>
    star.bonus && {
      cap: shortText(star.bonus.cap, scorePlaces),
      lift: star.bonus.mayLiftOverPassMark,
      items: star.bonus.items.map((item) => ({ ...item, each: shortText(item.each, scorePlaces) })),
    };
  if (!differ(plain(before, places.from), plain(after, places.to))) return;
  const words = (star: Star, scorePlaces: number) => (star.bonus ? (starSentences(star, scorePlaces)[1] ?? null) : null);
  note({ zh: '加分有变化', en: 'Bonus changed' }, words(before, places.from), words(after, places.to));
}

function compareIndicators(before: Indicator, after: Indicator, places: Places, note: Note): void {
  const prefixed: Note = (words, old, now) =>
    note({ zh: `${after.code} ${after.title.zh}：${words.zh}`, en: `${after.code} ${after.title.en}: ${words.en}` }, old, now);
  compareText(prefixed, whatWords.title, before.title, after.title);
  compareText(prefixed, whatWords.maxScore, points(before.maxScore, places.from), points(after.maxScore, places.to));
  compareText(prefixed, whatWords.basis, basisWords[before.basis], basisWords[after.basis]);
  compareRules(before, after, places, prefixed);
  compareTextLists(prefixed, whatWords.evidence, before.evidence, after.evidence);
  compareText(prefixed, whatWords.notApplicable, choiceWords[before.notApplicable], choiceWords[after.notApplicable]);
  compareText(prefixed, whatWords.whenMissing, choiceWords[before.whenMissing], choiceWords[after.whenMissing]);
  compareText(prefixed, whatWords.legalBasis, before.legalBasis, after.legalBasis);
}

function compareRules(before: Indicator, after: Indicator, places: Places, note: Note): void {
  const old = ruleWords(before.rule, { maxScore: before.maxScore, places: places.from });
  const now = ruleWords(after.rule, { maxScore: after.maxScore, places: places.to });
  // With other decimal places every score is another integer: then the sentences tell whether anything changed.
  const sameScale = places.from === places.to;
  if (sameScale && !differ(before.rule, after.rule)) return;
  if (differ(old, now)) {
    const kinds = before.rule.kind === after.rule.kind ? null : ruleKindWords[after.rule.kind];
    note(
      {
        zh: `${whatWords.rule.zh}有变化${kinds ? `，改为“${kinds.zh}”` : ''}`,
        en: `${whatWords.rule.en} changed${kinds ? ` to “${kinds.en}”` : ''}`,
      },
      old,
      now,
    );
  } else if (sameScale) {
    note(whatWords.ruleInputs, old, now);
  }
}
