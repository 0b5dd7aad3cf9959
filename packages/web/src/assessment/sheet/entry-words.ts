import type { CellEntry } from '@xingcun/core/assessment/cell';
import type { SheetForm, SheetItem } from '@xingcun/core/assessment/items';
import { shortText } from '@xingcun/core/values/exact';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { entryText, readEntry, type TextFault, type TextReading } from '@xingcun/core/assessment/entry-text';

/** Entries as people see and type them, in the page's language and the standard's places. */
export function useEntryWords(form: SheetForm) {
  const { t } = useLanguage('assessment');
  const format = useFormat();
  const places = form.compiled.standard.scorePlaces;
  const words = { notApplicable: t('entry.notApplicable'), yes: t('entry.holds'), no: t('entry.fails') };
  return {
    text: (entry: CellEntry | null): string => entryText(entry, places, words),
    read: (item: SheetItem, text: string): TextReading => readEntry(item, text, places),
    /** The cell's face: the score, or what stands instead of one; empty where nothing is entered. */
    show: (item: SheetItem, entry: CellEntry | null, score: number | null): string => {
      if (entry === null) return '';
      if (entry.kind === 'count') return t('entry.times', { count: entry.count });
      if (entry.kind === 'holds' || entry.kind === 'notApplicable') return entryText(entry, places, words);
      if (item.kind === 'input' && entry.kind === 'inputs') return figureText(form, item.code, entry.values[item.code]);
      return score === null ? t('entry.unfinished') : format.score(score, places);
    },
    hint: (item: SheetItem): string => {
      if (item.kind === 'bonus') return t('entry.hintCount');
      if (item.kind === 'hardStandard') return t('entry.hintHolds');
      const max = shortText(item.maxScore ?? 0, places);
      return item.step === null || item.step === 1
        ? t('entry.hintMark', { max })
        : t('entry.hintStep', { max, step: shortText(item.step, places) });
    },
    fault: (fault: TextFault, item: SheetItem): string => {
      if (fault === 'tooManyPlaces') return t('entry.tooManyPlaces', { places });
      return t(`entry.${fault}`, { max: item.maxScore === null ? '' : shortText(item.maxScore, places) });
    },
  };
}

function figureText({ compiled }: SheetForm, code: string, value: number | undefined): string {
  const input = compiled.inputs.get(code);
  return value === undefined || !input ? '' : shortText(value, input.decimals);
}
