import { assessmentStages } from '../cycles/stage.ts';
import type { ResponseOf } from '../route.ts';
import type { WorkbookCell } from '../standards/workbook.ts';
import type { Language, Text } from '../text.ts';
import { blocks } from './block.ts';
import type { readCompleteness, readDistribution, readHeatMap, readProgress, readSimilar, readTrends } from './contract.ts';
import { binCount } from './distribution.ts';
import { blockWords, funnelWords, standingWords } from './words.ts';

/** What every table of figures needs beside them. */
export interface Named {
  language: Language;
  stars: readonly { code: string; title: Text }[];
  scorePlaces: number;
}
type Rows = WorkbookCell[][];

const say =
  ({ language }: Named) =>
  (zh: string, en: string) =>
    language === 'zh' ? zh : en;
const points = ({ scorePlaces }: Named, score: number | null) => (score === null ? null : score / 10 ** scorePlaces);
const starName = ({ stars, language }: Named, code: string) => stars.find((star) => star.code === code)?.title[language] ?? code;
const wonWords = (named: Named, won: boolean | null) =>
  won === null ? null : say(named)(won ? '达标' : '未达标', won ? 'won' : 'not won');

export function progressTable(named: Named, { rows, total }: ResponseOf<typeof readProgress>): Rows {
  const { language } = named;
  const t = say(named);
  const line = (name: string, row: typeof total): WorkbookCell[] => [
    name,
    row.villages,
    row.applied,
    row.overdue,
    ...assessmentStages.map((stage) => row.byStage[stage] ?? 0),
    ...blocks.map((block) => row.byBlock[block] ?? 0),
  ];
  return [
    [
      t('单位', 'Unit'),
      t('村数', 'Villages'),
      t('已申报', 'Applied'),
      t('逾期', 'Overdue'),
      ...assessmentStages.map((stage) => standingWords[stage][language]),
      ...blocks.map((block) => blockWords[block][language]),
    ],
    ...rows.map(({ unit, ...row }) => line(unit.name, row)),
    line(t('合计', 'Total'), total),
  ];
}

export function heatMapTable(named: Named, { rows }: ResponseOf<typeof readHeatMap>): Rows {
  const t = say(named);
  return [
    [
      t('乡镇', 'Township'),
      t('村', 'Village'),
      ...named.stars.flatMap(({ title }) => [title[named.language], t('是否达标', 'Won')]),
    ],
    ...rows.map(({ townshipName, villageName, cells }): WorkbookCell[] => [
      townshipName,
      villageName,
      ...named.stars.flatMap(({ code }) => {
        const cell = cells.find(({ starCode }) => starCode === code);
        return [points(named, cell?.score ?? null), wonWords(named, cell?.won ?? null)];
      }),
    ]),
  ];
}

export function distributionTable(named: Named, { stars }: ResponseOf<typeof readDistribution>): Rows {
  const t = say(named);
  return [
    [
      t('星', 'Star'),
      t('申报村数', 'Declared'),
      t('达标村数', 'Won'),
      ...Array.from({ length: binCount }, (_, bin) => `${bin * 10}–${(bin + 1) * 10}%`),
      t('尚无得分', 'No score yet'),
      t('可比村数', 'Comparable'),
      t('调高', 'Raised'),
      t('不变', 'Same'),
      t('调低', 'Lowered'),
      t('平均变化（分）', 'Mean change (points)'),
      t('新达标', 'Stars gained'),
      t('不再达标', 'Stars lost'),
    ],
    ...stars.map(({ starCode, declared, won, bars, withoutFigure, change }): WorkbookCell[] => [
      starName(named, starCode),
      declared,
      won,
      ...bars,
      withoutFigure,
      change.pairs,
      change.raised,
      change.same,
      change.lowered,
      points(named, change.mean),
      change.starsGained,
      change.starsLost,
    ]),
  ];
}

/** Two tables, one below the other. */
export function completenessTable(named: Named, { steps, stars }: ResponseOf<typeof readCompleteness>): Rows {
  const t = say(named);
  return [
    [t('环节', 'Step'), t('村数', 'Villages')],
    ...steps.map(({ step, villages }): WorkbookCell[] => [funnelWords[step][named.language], villages]),
    [],
    [
      t('星', 'Star'),
      t('申报村数', 'Declared'),
      t('应填项', 'Items'),
      t('已填项', 'Filled'),
      t('缺佐证', 'Lacking proof'),
      t('填全的村', 'Complete villages'),
    ],
    ...stars.map(({ starCode, declared, items, filled, lackingProof, complete }): WorkbookCell[] => [
      starName(named, starCode),
      declared,
      items,
      filled,
      lackingProof,
      complete,
    ]),
  ];
}

export function trendsTable(named: Named, { years }: ResponseOf<typeof readTrends>): Rows {
  const t = say(named);
  return [
    [
      t('年度', 'Year'),
      t('标准', 'Standard'),
      t('标准有变', 'Standard changed'),
      t('村数', 'Villages'),
      t('村均星数', 'Mean stars'),
      t('星', 'Star'),
      t('申报村数', 'Declared'),
      t('达标村数', 'Won'),
      t('达标率', 'Share won'),
      t('平均分', 'Mean score'),
    ],
    ...years.flatMap(({ year, standardCode, standardVersion, standardChanged, villages, meanStarsWon, stars }) =>
      stars.map(({ title, declared, won, share, mean }): WorkbookCell[] => [
        year,
        `${standardCode} ${standardVersion}`,
        standardChanged,
        villages,
        meanStarsWon === null ? null : meanStarsWon / 100,
        title[named.language],
        declared,
        won,
        share === null ? null : share / 1e4,
        points(named, mean),
      ]),
    ),
  ];
}

export function similarTable(named: Named, { villageName, stars, peers }: ResponseOf<typeof readSimilar>): Rows {
  const t = say(named);
  const line = (name: string, figures: readonly { starCode: string; score: number | null; won: boolean | null }[]) => [
    name,
    ...named.stars.flatMap(({ code }): WorkbookCell[] => {
      const figure = figures.find(({ starCode }) => starCode === code);
      return [points(named, figure?.score ?? null), wonWords(named, figure?.won ?? null)];
    }),
  ];
  return [
    [t('村', 'Village'), ...named.stars.flatMap(({ title }) => [title[named.language], t('是否达标', 'Won')])],
    line(villageName, stars),
    ...peers.map((peer, index) =>
      line(peer.village?.name ?? t(`同类村${index + 1}`, `Similar village ${index + 1}`), peer.stars),
    ),
  ];
}
