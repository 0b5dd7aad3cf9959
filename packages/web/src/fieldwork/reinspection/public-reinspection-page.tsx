import { readPublicReinspection } from '@xingcun/core/fieldwork/reinspection/contract';
import { drawPlan, planDigest, planLines } from '@xingcun/core/fieldwork/reinspection/plan';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';

const route = getRouteApi('/public/reinspections/$reinspectionId');
type Page = ResponseOf<typeof readPublicReinspection>;
type Round = Page['rounds'][number];

/** For anybody: the list, the seed, what was drawn, and a way to draw again. */
export function PublicReinspectionPage() {
  const { t, words } = useLanguage('reinspection');
  const { reinspectionId } = route.useParams();
  const { data } = useSuspenseQuery(read(readPublicReinspection, { params: { reinspectionId } }));
  return (
    <article className="stack">
      <PageHeader title={t('public.title')} above={words(data.cycleTitle)} lead={t('public.lead')} />
      {data.rounds.map((round) => (
        <RoundShown key={round.round} round={round} villages={data.villages} />
      ))}
    </article>
  );
}

function RoundShown({ round, villages }: { round: Round; villages: Page['villages'] }) {
  const { t, words } = useLanguage('reinspection');
  const format = useFormat();
  const [checked, setChecked] = useState<Checked | null>(null);
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
            <button type="button" className="button button-primary" onClick={() => setChecked(check(round))}>
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

type Checked = { kind: 'holds' } | { kind: 'digest'; computed: string } | { kind: 'draw'; item: string };

/** The draw once more, from what is published alone. */
function check({ plan, digest, seed, drawn }: Round): Checked {
  const computed = planDigest(plan);
  if (computed !== digest) return { kind: 'digest', computed };
  const line = ({ villageCode, itemCode, ticket }: Round['drawn'][number]) => `${villageCode} ${itemCode} ${ticket}`;
  const again = drawPlan(plan, seed ?? '').map(line);
  const published = drawn.map(line);
  const odd = [...again.filter((each) => !published.includes(each)), ...published.filter((each) => !again.includes(each))][0];
  return odd === undefined ? { kind: 'holds' } : { kind: 'draw', item: odd.slice(0, 40) };
}

function Outcome({ round, checked }: { round: Round; checked: Checked }) {
  const { t } = useLanguage('reinspection');
  const holds = checked.kind === 'holds';
  return (
    <p className={`notice ${holds ? 'notice-done' : 'notice-wrong'}`}>
      <Icon name={holds ? 'done' : 'invalid'} />
      {checked.kind === 'holds' && t('public.holds', { round: round.round, count: round.drawn.length })}
      {checked.kind === 'digest' && t('public.digestDiffers', { round: round.round, computed: checked.computed })}
      {checked.kind === 'draw' && t('public.drawDiffers', { round: round.round, item: checked.item })}
    </p>
  );
}
