import type { Stage } from '../cycles/stage.ts';
import type { ExplanationNode } from '../rating/explanation.ts';
import { starReason, starStateWords } from '../rating/explanation-words.ts';
import type { VillageRating } from '../rating/rate.ts';
import type { Standard } from '../standards/standard.ts';
import type { Text } from '../text.ts';

export interface PublicStar {
  starCode: string;
  title: Text;
  /** A `StarState`, or `notDeclared` where the village did not go for the star. */
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

const notDeclared: Text = { zh: '本年度未申报此星。', en: 'Not applied for this year.' };

export function publicResult(
  standard: Standard,
  { rating, targetStars, levels }: { rating: VillageRating; targetStars: readonly string[]; levels: readonly LevelRating[] },
): PublicResult {
  const declared = (code: string) => targetStars.includes(code);
  return {
    stars: standard.stars.map(({ code, title, passMark }) => {
      const star = rating.stars.find((candidate) => candidate.code === code);
      if (!star || !declared(code))
        return { starCode: code, title, state: 'notDeclared', score: null, passMark, reason: notDeclared };
      const node = rating.explanation.children.find((child) => child.kind === 'star' && child.code === code);
      return { starCode: code, title, state: star.state, score: star.score, passMark, reason: reasonOf(node, star.state) };
    }),
    grade: standard.grade?.bands.find(({ code }) => code === rating.grade)?.title ?? null,
    levels: levels.map(({ stage, rating: { stars } }) => ({
      stage,
      stars: stars.filter(({ code }) => declared(code)).map(({ code, score, won }) => ({ starCode: code, score, won })),
    })),
  };
}

interface LevelRating {
  stage: Stage;
  rating: Pick<VillageRating, 'stars'>;
}

/** Two sentences from the explanation; a star without any (a global veto stands) says its state. */
function reasonOf(node: ExplanationNode | undefined, state: VillageRating['stars'][number]['state']): Text {
  const { zh, en } = starStateWords[state];
  return { zh: (node && starReason(node, 'zh')) || `${zh}。`, en: (node && starReason(node, 'en')) || `${en}.` };
}
