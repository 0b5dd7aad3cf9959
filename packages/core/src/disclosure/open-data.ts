import type { Stage } from '../cycles/stage.ts';
import type { Text } from '../text.ts';

/** Under which terms anybody may use what the city publishes here (docs/decisions/0021, docs/sources.md `open-data-licence`). */
export const licence = {
  code: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
  title: { zh: '知识共享 署名 4.0 国际', en: 'Creative Commons Attribution 4.0 International' },
} as const;

/** One star of one village in one year, as published. Scores in hundredths of a point. */
export interface OpenStar {
  year: number;
  villageCode: string;
  villageName: Text;
  townshipName: Text;
  districtName: Text;
  standard: string;
  standardVersion: string;
  /** `final` once confirmed, `publicity` while objections are heard. */
  state: string;
  starCode: string;
  starTitle: Text;
  starState: string;
  score: number | null;
  passMark: number | null;
  levels: Readonly<Record<Stage, number | null>>;
}

interface OpenColumn {
  name: string;
  words: Text;
  /** Where the file holds codes: each with its meaning. */
  values?: readonly { code: string; words: Text }[];
}

/** Every column: its name in the file and what it means. The order of the file. */
export const openDataColumns = [
  { name: 'year', words: { zh: '年度', en: 'Year of the programme' } },
  { name: 'villageCode', words: { zh: '村代码（统计用区划代码，12位）', en: 'Code of the village (statistical division code)' } },
  { name: 'village', words: { zh: '村名', en: 'Name of the village' } },
  { name: 'township', words: { zh: '乡镇', en: 'Township' } },
  { name: 'district', words: { zh: '区县', en: 'District' } },
  { name: 'standard', words: { zh: '评定标准代码', en: 'Code of the rating standard' } },
  { name: 'standardVersion', words: { zh: '标准版本', en: 'Version of the standard' } },
  {
    name: 'resultState',
    words: { zh: '结果状态', en: 'State of the result' },
    values: [
      { code: 'publicity', words: { zh: '公示中', en: 'objections are heard' } },
      { code: 'final', words: { zh: '已认定', en: 'confirmed' } },
    ],
  },
  { name: 'starCode', words: { zh: '星代码', en: 'Code of the star' } },
  { name: 'star', words: { zh: '星', en: 'Star' } },
  {
    name: 'starState',
    words: { zh: '星的状态', en: 'State of the star' },
    values: [
      { code: 'won', words: { zh: '得星', en: 'won' } },
      { code: 'notYet', words: { zh: '未达标', en: 'not won' } },
      { code: 'vetoed', words: { zh: '一票否决', en: 'vetoed' } },
      { code: 'incomplete', words: { zh: '资料不全', en: 'not all values are there' } },
      { code: 'notApplicable', words: { zh: '不适用', en: 'not applicable' } },
      { code: 'component', words: { zh: '只计分，不单独授星', en: 'scored, not awarded by itself' } },
      { code: 'notRated', words: { zh: '未评定', en: 'not rated' } },
      { code: 'notDeclared', words: { zh: '未申报', en: 'the village did not go for it' } },
      { code: 'suspended', words: { zh: '得星后暂停', en: 'won, then suspended' } },
      { code: 'removed', words: { zh: '得星后摘星', en: 'won, then removed' } },
      { code: 'notWon', words: { zh: '未得星', en: 'not won' } },
    ],
  },
  { name: 'score', words: { zh: '得分', en: 'Score in points' } },
  { name: 'passMark', words: { zh: '达标线', en: 'Pass mark in points' } },
  { name: 'selfAssessment', words: { zh: '自评得分', en: 'Score of the self-assessment' } },
  { name: 'preliminaryReview', words: { zh: '初评得分', en: 'Score of the preliminary review' } },
  { name: 'jointReview', words: { zh: '联评得分', en: 'Score of the joint review' } },
  { name: 'finalAppraisal', words: { zh: '考评得分', en: 'Score of the final appraisal' } },
] as const satisfies readonly OpenColumn[];

/** Hundredths as a decimal with two places, for programs: `87.50`. */
export function decimalOf(hundredths: number | null): string | null {
  if (hundredths === null) return null;
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A star's row in the order of `openDataColumns`. */
export function openDataRow(star: OpenStar): (string | number | null)[] {
  const { levels } = star;
  return [
    star.year,
    star.villageCode,
    star.villageName.zh,
    star.townshipName.zh,
    star.districtName.zh,
    star.standard,
    star.standardVersion,
    star.state,
    star.starCode,
    star.starTitle.zh,
    star.starState,
    decimalOf(star.score),
    decimalOf(star.passMark),
    decimalOf(levels.selfAssessment),
    decimalOf(levels.preliminaryReview),
    decimalOf(levels.jointReview),
    decimalOf(levels.finalAppraisal),
  ];
}
