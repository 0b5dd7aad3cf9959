import { checkReinspection, type ReinspectionChecked, reinspectionStepWords } from '@xingcun/core/fieldwork/reinspection/check';
import { readPublicReinspection } from '@xingcun/core/fieldwork/reinspection/contract';
import { planLines } from '@xingcun/core/fieldwork/reinspection/plan';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import type { Address } from '../../app/site/address.ts';
import type { Reading } from '../../app/site/reading.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { saveFile } from '../visits/save-file.ts';

type Page = ResponseOf<typeof readPublicReinspection>;
type Round = Page['rounds'][number];

const idIn = ({ path }: Address) => path.reinspectionId ?? '';
const drawOf = (address: Address) => read(readPublicReinspection, { params: { reinspectionId: idIn(address) } });

export const publicReinspection: Reading = {
  namespaces: ['reinspection', 'visits'],
  reads: (address) => [drawOf(address)],
  Page: PublicReinspectionPage,
};

/** For anybody: the list, the seed, what was drawn, and a way to draw again. */
function PublicReinspectionPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('reinspection');
  const reinspectionId = idIn(address);
  const { data } = useSuspenseQuery(drawOf(address));
  return (
    <article className="stack">
      <PageHeader title={t('public.title')} above={words(data.cycleTitle)} lead={t('public.lead')} />
      <div className="no-print">
        <button
          type="button"
          className="button"
          onClick={() =>
            saveFile(`reinspection-${reinspectionId}.json`, 'application/json', `${JSON.stringify(data, null, 2)}\n`)
          }
        >
          {t('public.download')}
        </button>
        <p className="small soft">
          {t('public.cli')} <code>{`xingcun draw check reinspection-${reinspectionId}.json`}</code>
        </p>
      </div>
      {data.rounds.map((round) => (
        <RoundShown key={round.round} page={data} round={round} />
      ))}
    </article>
  );
}

function RoundShown({ page: { algorithm, rounds, villages }, round }: { page: Page; round: Round }) {
  const { t, words } = useLanguage('reinspection');
  const format = useFormat();
  const [checked, setChecked] = useState<readonly ReinspectionChecked[] | null>(null);
  const lines = planLines(round.plan);
  const nameOf = (code: string) => {
    const village = villages.find(({ villageCode }) => villageCode === code);
    return village ? words(village.villageName) : code;
  };
  return (
    <section className="card stack">
      <h2>{t('round.title', { round: round.round })}</h2>
      <Facts
        facts={[
          [t('round.published'), format.moment(round.publishedAt)],
          [t('round.digest'), <code key="digest">{round.digest}</code>],
          [t('round.seed'), round.seed === null ? t('round.notDrawn') : <code key="seed">{round.seed}</code>],
          [t('round.drawn'), round.drawnAt && format.moment(round.drawnAt)],
        ]}
      />
      {round.seed === null ? (
        <p className="soft">{t('public.notDrawn')}</p>
      ) : (
        <>
          <p className="soft">{t('public.checkBody')}</p>
          <div className="no-print">
            <button
              type="button"
              className="button button-primary"
              onClick={() => setChecked(checkRound(algorithm, rounds, round.round))}
            >
              {t('public.check')}
            </button>
          </div>
          <div aria-live="polite">{checked && <Outcome round={round} checked={checked} />}</div>
          <DataTable
            caption={t('public.drawn')}
            captionShown
            rows={round.drawn}
            rowKey={({ villageCode, itemCode }) => `${villageCode} ${itemCode}`}
            columns={[
              { key: 'village', title: t('items.village'), cell: ({ villageCode }) => nameOf(villageCode) },
              { key: 'item', title: t('items.item'), cell: ({ itemCode }) => itemCode },
              { key: 'because', title: t('items.because'), cell: ({ because }) => t(`because.${because}`) },
            ]}
          />
        </>
      )}
      <details>
        <summary>{t('public.list', { count: lines.length })}</summary>
        <pre className="small">{lines.join('\n')}</pre>
      </details>
    </section>
  );
}

/** The draw of one round once more, from what is published alone. */
const checkRound = (algorithm: string, rounds: readonly Round[], round: number): ReinspectionChecked[] =>
  checkReinspection({ algorithm, rounds: [...rounds] }).filter((each) => each.round === null || each.round === round);

function Outcome({ round, checked }: { round: Round; checked: readonly ReinspectionChecked[] }) {
  const { t, words } = useLanguage('reinspection');
  const odd = checked.find(({ agrees }) => !agrees);
  return (
    <p className={`notice ${odd ? 'notice-wrong' : 'notice-done'}`}>
      <Icon name={odd ? 'invalid' : 'done'} />
      {odd
        ? t('public.differs', {
            round: round.round,
            step: words(reinspectionStepWords[odd.step]),
            published: shownValue(odd, odd.published),
            computed: shownValue(odd, odd.computed),
          })
        : t('public.holds', { round: round.round, count: round.drawn.length })}
    </p>
  );
}

/** An item with its village and without why it was drawn, which is a code; every other value as it is. */
const shownValue = ({ step, villageCode }: ReinspectionChecked, value: string): string =>
  value === '' ? '—' : step === 'item' ? `${villageCode} ${value.split(' ')[0]} ${value.split(' ')[2]?.slice(0, 12)}` : value;
