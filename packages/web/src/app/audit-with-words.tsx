import { roleWords } from '@xingcun/core/accounts/words';
import { bodyWords } from '@xingcun/core/assessment/meeting';
import { entryKindWords, opinionWords, outcomeWords, sheetStateWords } from '@xingcun/core/assessment/words';
import { listCycles } from '@xingcun/core/cycles/contract';
import { calendarStageWords, cycleStateWords } from '@xingcun/core/cycles/cycle';
import { carrierRules } from '@xingcun/core/cycles/programme';
import { stageRules } from '@xingcun/core/cycles/stage';
import { combinationWords } from '@xingcun/core/cycles/words';
import { compileStandard } from '@xingcun/core/rating/compile';
import { slotOf } from '@xingcun/core/rating/sheet-check';
import { yesOrNo } from '@xingcun/core/rating/unit-words';
import type { Text } from '@xingcun/core/text';
import { unitKindWords } from '@xingcun/core/units/words';
import { shortText } from '@xingcun/core/values/exact';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { AuditPage } from '../records/audit-page.tsx';
import type { CodeWords } from '../records/audit-words.ts';
import { documentOf, standardRowQuery } from '../standards/document.ts';
import { unitName, unitsQuery } from '../units/unit-tree.ts';
import { textIn, useLanguage } from './language.ts';
import { read } from './query.ts';

const codeWords = new Map<string, Text>([
  ...Object.entries(unitKindWords),
  ...Object.entries(entryKindWords),
  ...Object.entries(opinionWords),
  ...Object.entries(outcomeWords),
  ...Object.entries(sheetStateWords),
  ...Object.entries(bodyWords),
  ...Object.entries(roleWords),
  ...Object.entries(carrierRules).map(([code, { words }]) => [code, words] as const),
  ...Object.entries(combinationWords).map(([code, { name }]) => [code, name] as const),
  ...Object.entries(calendarStageWords),
  ...Object.entries(stageRules).map(([code, { words }]) => [code, words] as const),
  ...Object.entries(cycleStateWords),
  ['published', { zh: '已发布', en: 'published' }],
  ['settled', { zh: '评定完成', en: 'settled' }],
  ['preliminaryResult', { zh: '初步结果公示', en: 'notice of the preliminary result' }],
  ['finalResult', { zh: '最终结果公告', en: 'announcement of the final result' }],
]);

const held: Text = { zh: '做到', en: 'holds' };
const notHeld: Text = { zh: '未做到', en: 'does not hold' };

/** Where the log meets the words of every capability whose changes it holds. */
export function AuditWithWords() {
  const { language, tag } = useLanguage('records');
  const { data: units } = useSuspenseQuery(unitsQuery);
  const { data: cycles } = useSuspenseQuery(read(listCycles, {}));
  const standardId = cycles[0]?.standard.id;
  const row = useQuery({ ...standardRowQuery(standardId ?? ''), enabled: standardId !== undefined }).data;
  const codes = useMemo((): CodeWords => {
    const words = (text: Text) => textIn(text, tag);
    const compiled = row ? compileStandard(documentOf(row)) : null;
    const titles = new Map<string, Text>(
      compiled?.standard.stars.flatMap((star) => [
        [star.code, star.title] as const,
        ...[...star.indicators, ...(star.bonus?.items ?? []), ...star.hardStandards, ...star.vetoes].map(
          (item) => [item.code, item.title] as const,
        ),
      ]),
    );
    const unitNames = new Map(units.map((unit) => [unit.code, unitName(unit, language)]));
    return {
      code: (code) => {
        const text = codeWords.get(code) ?? titles.get(code);
        return text ? words(text) : (unitNames.get(code) ?? null);
      },
      figure: (itemCode, key, amount) => {
        const rule = compiled?.indicators.get(itemCode)?.rule;
        const slot = rule && slotOf(rule, key);
        if (!slot) return null;
        const { title, unit, decimals } = slot.input;
        if (unit === yesOrNo) return { name: words(title), text: words(amount === 1 ? held : notHeld) };
        return { name: words(title), text: `${shortText(amount, decimals)} ${words(unit)}` };
      },
      score: (amount) => shortText(amount, compiled?.standard.scorePlaces ?? 2),
    };
  }, [row, units, language, tag]);
  return <AuditPage codes={codes} />;
}
