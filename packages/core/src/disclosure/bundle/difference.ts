import type { Stage } from '../../cycles/stage.ts';
import type { Text } from '../../text.ts';

/** What is compared, in the order in which it is looked at. */
export const checkWords = {
  fileText: { zh: '文件写法', en: 'Form of the file' },
  standardDigest: { zh: '评定标准校验码', en: 'Digest of the standard' },
  noticeDigest: { zh: '公示校验码', en: 'Digest of the notice' },
  cellScore: { zh: '指标得分', en: 'Score of an item' },
  levelScore: { zh: '该级的星得分', en: 'Star score at a level' },
  starScore: { zh: '星的最终得分', en: 'Final score of a star' },
  starState: { zh: '星的结果', en: 'Outcome of a star' },
  starsWon: { zh: '得星数', en: 'Stars won' },
  grade: { zh: '等级', en: 'Grade' },
  villageState: { zh: '村的评定状态', en: 'State of a village’s rating' },
  pageDigest: { zh: '村公示页校验码', en: 'Check code of a village’s page' },
  appraisalScore: { zh: '民主测评得分', en: 'Score of an appraisal' },
  appraisalSatisfaction: { zh: '民主测评满意率', en: 'Satisfaction of an appraisal' },
  visitSeed: { zh: '走访抽签种子', en: 'Seed of a draw of visits' },
  visitSizes: { zh: '走访各组抽取户数', en: 'Households drawn by group' },
  planDigest: { zh: '复验名单校验码', en: 'Digest of the list for the re-inspection' },
  reinspectionSeed: { zh: '复验抽签种子', en: 'Seed of the re-inspection' },
  reinspectionDraw: { zh: '复验抽中的指标', en: 'Items drawn for re-inspection' },
} as const satisfies Record<string, Text>;
export type CheckKind = keyof typeof checkWords;

/** One figure that does not follow from the rest of the bundle. */
export interface Difference {
  what: CheckKind;
  village: { code: string; name: Text } | null;
  stage: Stage | null;
  starCode: string | null;
  itemCode: string | null;
  published: Text;
  computed: Text;
}

/** What a bundle does not let anybody recompute, and why. */
export const uncheckedWords = {
  otherEngine: {
    zh: '结果由另一版本的引擎算出，得分和星未重算',
    en: 'made by another version of the engine: scores and stars were not recomputed',
  },
  ratingDigest: {
    zh: '评定结果摘要含佐证文字，复核包不含这些文字；可在村公开页核对',
    en: 'digests of the ratings cover the words of proofs, which the bundle leaves out; the village’s page has them',
  },
  withheldFigures: {
    zh: '测评票数少于5，只给出由其算出的得分',
    en: 'counts of ballots under five: only the score that they gave is in the bundle',
  },
  hiddenCounts: { zh: '民主测评有隐去的票数，未重算', en: 'appraisals with hidden counts were not recomputed' },
  visitResults: {
    zh: '走访结果由逐户回答算出，逐户回答不公开',
    en: 'results of visits come from households’ answers, which nobody publishes',
  },
  visitTickets: {
    zh: '抽中的户在抽签公开页核对',
    en: 'households drawn are checked on the draw’s own page (xingcun draw check)',
  },
} as const satisfies Record<string, Text>;
export type Unchecked = keyof typeof uncheckedWords;

export interface Verification {
  /** Nothing that was recomputed differs. */
  ok: boolean;
  /** How many figures of each kind were compared. */
  checked: Partial<Record<CheckKind, number>>;
  differences: Difference[];
  /** How many figures of each kind were not. */
  unchecked: Partial<Record<Unchecked, number>>;
}
