import type { Stage } from '../cycles/stage.ts';
import type { ExplanationNode, StarState } from '../rating/explanation.ts';
import { starReason, starStateWords } from '../rating/explanation-words.ts';
import type { Standard } from '../standards/standard.ts';
import type { Text } from '../text.ts';

export interface PublicStar {
  starCode: string;
  title: Text;
  /** A `StarState`; `notDeclared` where the village did not go for the star; `declared` where it did and no result is published. */
  state: string;
  /** Hundredths, like the pass mark. */
  score: number | null;
  passMark: number | null;
  reason: Text;
}

export interface PublicLevel {
  stage: Stage;
  stars: { starCode: string; score: number | null; won: boolean }[];
}

/** What the public page says of one village's result. Made once, when the result is published, so that showing it computes nothing. */
export interface PublicResult {
  stars: PublicStar[];
  grade: Text | null;
  levels: PublicLevel[];
}

/** What publishing asks of a rating. */
export interface RatingToPublish {
  stars: readonly { code: string; state: StarState | 'notDeclared'; score: number | null; won: boolean }[];
  grade: string | null;
  explanation: ExplanationNode;
}

export function publicResult(
  standard: Standard,
  rating: RatingToPublish,
  levels: readonly { stage: Stage; rating: Pick<RatingToPublish, 'stars'> }[],
): PublicResult {
  return {
    stars: standard.stars.map(({ code, title, passMark }) => {
      const star = rating.stars.find((candidate) => candidate.code === code);
      if (!star || star.state === 'notDeclared')
        return { starCode: code, title, state: 'notDeclared', score: null, passMark, reason: notDeclared };
      const node = rating.explanation.children.find((child) => child.kind === 'star' && child.code === code);
      return { starCode: code, title, state: star.state, score: star.score, passMark, reason: reasonOf(node, star.state) };
    }),
    grade: standard.grade?.bands.find(({ code }) => code === rating.grade)?.title ?? null,
    levels: levels.map(({ stage, rating: { stars } }) => ({
      stage,
      stars: stars.filter(({ state }) => state !== 'notDeclared').map(({ code, score, won }) => ({ starCode: code, score, won })),
    })),
  };
}

/** Before a result is published the page shows what a village goes for, and no score. */
export function declaredStars(
  stars: readonly { code: string; title: Text; passMark: number | null }[],
  targetStars: readonly string[],
): PublicStar[] {
  return stars.map(({ code, title, passMark }) => {
    const state = targetStars.includes(code) ? 'declared' : 'notDeclared';
    return { starCode: code, title, state, score: null, passMark, reason: state === 'declared' ? declared : notDeclared };
  });
}

const declared: Text = { zh: '已申报，正在评定。', en: 'Applied for; not rated yet.' };
const notDeclared: Text = { zh: '本年度未申报此星。', en: 'Not applied for this year.' };

/** Two sentences from the explanation; a star without any (a global veto stands) says its state. */
function reasonOf(node: ExplanationNode | undefined, state: StarState): Text {
  const { zh, en } = starStateWords[state];
  return { zh: (node && starReason(node, 'zh')) || `${zh}。`, en: (node && starReason(node, 'en')) || `${en}.` };
}
