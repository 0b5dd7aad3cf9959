import { useSuspenseQuery } from '@tanstack/react-query';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { documentOf, standardRowQuery } from '../../standards/document.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';
import { useUnitNames } from '../../units/unit-tree.ts';
import type { Reinspection } from './reinspection-page.tsx';

export type ReinspectedItem = Reinspection['items'][number];
type Villages = Reinspection['villages'];

/** Names of villages and indicators as people know them. */
export function useItemNames(villages: Villages, standardId: string) {
  const { words } = useLanguage('reinspection');
  const nameOf = useUnitNames();
  const { stars, scorePlaces } = documentOf(useSuspenseQuery(standardRowQuery(standardId)).data);
  return {
    scorePlaces,
    village: (villageCode: string) =>
      nameOf(villageCode, villages.find((each) => each.villageCode === villageCode)?.villageName ?? villageCode),
    item: (itemCode: string) => {
      const found = stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === itemCode);
      return found ? `${itemCode} ${words(found.title)}` : itemCode;
    },
    star: (starCode: string) => {
      const found = stars.find(({ code }) => code === starCode);
      return found ? words(found.title) : starCode;
    },
  };
}

type Outcome = 'waiting' | 'same' | 'differs' | 'beyondOne' | 'notShown';
const shapes: Record<Outcome, StateName> = {
  waiting: 'waiting',
  same: 'done',
  differs: 'differs',
  beyondOne: 'invalid',
  notShown: 'invalid',
};

export function outcomeOf({ expected, finding }: ReinspectedItem): Outcome {
  if (!finding) return 'waiting';
  if (finding.notShown) return 'notShown';
  if (finding.beyondLimit) return 'beyondOne';
  return finding.score === expected ? 'same' : 'differs';
}

/** Expected and found side by side; what lies beyond the limit is told by its shape. */
export function Items(props: {
  items: readonly ReinspectedItem[];
  villages: Villages;
  standardId: string;
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const { items, villages, standardId, chosen, onChoose } = props;
  const { t } = useLanguage('reinspection');
  const format = useFormat();
  const names = useItemNames(villages, standardId);
  const done = items.filter(({ finding }) => finding !== null).length;
  const beyond = items.filter((item) => ['beyondOne', 'notShown'].includes(outcomeOf(item))).length;
  return (
    <section className="stack" aria-labelledby="items">
      <div className="row">
        <h2 id="items">{t('items.title')}</h2>
        <span className="soft">{t('items.progress', { done, count: items.length })}</span>
        {beyond > 0 && <StateTag state="invalid">{t('items.beyond', { count: beyond })}</StateTag>}
      </div>
      <DataTable
        caption={t('items.title')}
        file={t('items.title')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'item', title: t('items.item'), cell: ({ itemCode }) => names.item(itemCode) },
          { key: 'village', title: t('items.village'), cell: ({ villageCode }) => names.village(villageCode) },
          { key: 'because', title: t('items.because'), cell: ({ because }) => t(`because.${because}`) },
          {
            key: 'expected',
            title: t('items.expected'),
            align: 'end',
            cell: ({ expected }) => format.score(expected, names.scorePlaces),
          },
          {
            key: 'found',
            title: t('items.found'),
            align: 'end',
            cell: ({ finding }) => (finding ? format.score(finding.score, names.scorePlaces) : '—'),
          },
          {
            key: 'state',
            title: t('items.state'),
            cell: (item) => <StateTag state={shapes[outcomeOf(item)]}>{t(`items.${outcomeOf(item)}`)}</StateTag>,
          },
          {
            key: 'act',
            title: t('items.act'),
            cell: ({ id, villageCode, itemCode }) => (
              <button
                type="button"
                className="button no-print"
                aria-pressed={id === chosen}
                aria-label={t('items.actLabel', { village: names.village(villageCode), item: names.item(itemCode) })}
                onClick={() => onChoose(id)}
              >
                {t('items.act')}
              </button>
            ),
          },
        ]}
      />
    </section>
  );
}
