import {
  checkReinspection,
  differingVillages,
  reinspectionStepWords,
  type ReinspectionToCheck,
} from '@xingcun/core/fieldwork/reinspection/check';
import type { Language, Text } from '@xingcun/core/text';
import { say } from '../cli-words.ts';

type Published = ReinspectionToCheck & { villages: readonly { villageCode: string; villageName: Text }[] };

/** Says whether a re-inspection's draws follow from lists and seeds: 0 where they do, else 1 with the first difference and the villages. */
export function checkReinspectionFile(published: Published, language: Language): number {
  const { rounds, villages } = published;
  const nameOf = (code: string) => {
    const village = villages.find(({ villageCode }) => villageCode === code);
    if (!village) return code;
    return language === 'zh' ? `${village.villageName.zh}（${code}）` : `${village.villageName.en} (${code})`;
  };
  const checked = checkReinspection(published);
  const first = checked.find(({ agrees }) => !agrees);
  if (!first) {
    const listed = rounds[0]?.plan.villages.length ?? 0;
    const drawn = rounds.flatMap((round) => round.drawn);
    const drawnVillages = new Set(drawn.map(({ villageCode }) => villageCode)).size;
    const counts = { rounds: rounds.length, listed, villages: drawnVillages, items: drawn.length };
    process.stdout.write(`${say(drawn.length === 0 ? 'reinspectionNone' : 'reinspectionHolds', language, counts)}\n`);
    return 0;
  }
  const ofVillage = first.villageCode === null ? '' : ` ${nameOf(first.villageCode)}`;
  const inRound = first.round === null ? '' : say('reinspectionPlace', language, { round: first.round });
  const shown = { published: first.published || '—', computed: first.computed || '—' };
  const step = reinspectionStepWords[first.step][language];
  process.stdout.write(`${say('drawDiffers', language, { step, place: `${ofVillage}${inRound}`, ...shown })}\n`);
  const differing = differingVillages(checked);
  if (differing.length > 0)
    process.stdout.write(
      `${say('reinspectionVillages', language, { list: differing.map(nameOf).join(language === 'zh' ? '、' : ', ') })}\n`,
    );
  return 1;
}
