import { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { evidenceKinds, retentionDays } from '@xingcun/core/fieldwork/evidence/piece';
import { evidenceKindWords } from '@xingcun/core/fieldwork/evidence/words';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { CycleChoice, VillageChoice } from '../../assessment/context.tsx';
import { assessmentQuery } from '../../assessment/queries.ts';
import { given } from '../../assessment/search.ts';
import { AssessmentViews } from '../../assessment/views.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AddDialog, emptyDraft, type KindOffered } from './add-dialog.tsx';
import { type Draft, draftOf } from './description.ts';
import styles from './evidence.module.css';
import type { Library } from './items-choice.tsx';
import { MissingList } from './missing-list.tsx';
import { findNamed } from './named-proof.tsx';
import { PieceCard } from './piece-card.tsx';
import { PiecePanel } from './piece-panel.tsx';
import { StarFilter } from './star-filter.tsx';

const route = getRouteApi('/work/assessments/$assessmentId/evidence');

/** A village's proof library: what is there, what it belongs to, and what still lacks proof. */
export function EvidencePage() {
  const { t, words } = useLanguage('evidence');
  const { assessmentId } = route.useParams();
  const { star, piece: opened } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const { data: library } = useSuspenseQuery(read(readEvidence, { params: { assessmentId } }));
  const [adding, setAdding] = useState<{ kind: KindOffered; draft: Draft } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const mayAdd = library.acts.add.length === 0;
  const piece = opened === undefined ? undefined : findNamed(library, opened);
  const open = (id: string | undefined) =>
    void navigate({ search: (before) => given({ ...before, piece: id }), resetScroll: false });
  return (
    <WorkPage
      context={
        <>
          <CycleChoice cycleId={assessment.cycleId} />
          <VillageChoice
            current={assessment}
            onChoose={(chosen) => void navigate({ params: { assessmentId: chosen }, search: {} })}
          />
        </>
      }
      panel={piece && <PiecePanel key={piece.id} library={library} piece={piece} onClose={() => open(undefined)} />}
    >
      <PageHeader
        title={t('title')}
        above={words(library.villageName)}
        lead={<p className="soft">{t('lead')}</p>}
        actions={
          mayAdd && (
            <button
              type="button"
              className="button button-primary"
              onClick={() => setAdding({ kind: 'record', draft: emptyDraft() })}
            >
              {t('add')}
            </button>
          )
        }
      />
      <AssessmentViews assessment={assessment} />
      <div className="stack">
        {mayAdd && (
          <div className="notice">
            <Icon name="note" />
            <p>{t('care')}</p>
          </div>
        )}
        <p aria-live="polite" className={said === null ? 'said' : styles.saidNow}>
          {said}
        </p>
        <StarFilter library={library} star={star} />
        <Unfinished library={library} onGo={(draft) => setAdding({ kind: 'file', draft })} />
        <MissingList
          library={library}
          star={star}
          onAdd={
            mayAdd && library.cycleState === 'running'
              ? (itemCode) => setAdding({ kind: 'record', draft: emptyDraft([itemCode]) })
              : null
          }
        />
        <Pieces library={library} opened={piece?.id} />
      </div>
      {adding && (
        <AddDialog
          library={library}
          kind={adding.kind}
          draft={adding.draft}
          onAdded={(id, same) => {
            setAdding(null);
            setSaid(same ? t('send.same') : null);
            open(id);
          }}
          onClose={() => setAdding(null)}
        />
      )}
    </WorkPage>
  );
}

function Unfinished({ library, onGo }: { library: Library; onGo: (draft: Draft) => void }) {
  const { t } = useLanguage('evidence');
  const format = useFormat();
  if (library.unfinished.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="unfinished">
      <h2 id="unfinished">{t('unfinished.title')}</h2>
      <ul className={styles.missing}>
        {library.unfinished.map(({ id, description, received, size }) => (
          <li key={id}>
            <p>
              {t('unfinished.body', {
                title: description.title,
                share: format.share(Math.round((received * 10_000) / size)),
                days: retentionDays.unfinishedUpload,
              })}
            </p>
            <button type="button" className="button" onClick={() => onGo(draftOf(description))}>
              {t('unfinished.go')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pieces({ library, opened }: { library: Library; opened: string | undefined }) {
  const { t, words } = useLanguage('evidence');
  const id = useId();
  const { star, kind } = route.useSearch();
  const navigate = route.useNavigate();
  const [past, setPast] = useState(false);
  const itemsOfStar = library.items.filter(({ starCode }) => starCode === star).map(({ itemCode }) => itemCode);
  const shown = library.pieces.filter((piece) => {
    const items = [...piece.itemCodes, ...piece.citedBy.map(({ itemCode }) => itemCode)];
    const isPast = piece.withdrawn !== null || piece.sealed !== null;
    return (
      (past || !isPast) &&
      (kind === undefined || piece.kind === kind) &&
      (star === undefined || items.some((code) => itemsOfStar.includes(code)))
    );
  });
  if (library.pieces.length === 0)
    return (
      <EmptyState title={t('library.empty')}>
        <p>{t('library.emptyBody')}</p>
      </EmptyState>
    );
  return (
    <section className="stack" aria-labelledby={`${id}-title`}>
      <div className={styles.head}>
        <h2 id={`${id}-title`}>
          {t('library.title')} <span className="soft small">{t('library.count', { count: shown.length })}</span>
        </h2>
        <div className={`row ${styles.filters} no-print`}>
          <label htmlFor={`${id}-kind`} className="said">
            {t('library.kind')}
          </label>
          <select
            id={`${id}-kind`}
            className="input"
            value={kind ?? ''}
            onChange={({ target }) => {
              const chosen = evidenceKinds.find((each) => each === target.value);
              void navigate({ search: (before) => given({ ...before, kind: chosen }), resetScroll: false });
            }}
          >
            <option value="">{t('library.everyKind')}</option>
            {evidenceKinds.map((each) => (
              <option key={each} value={each}>
                {words(evidenceKindWords[each])}
              </option>
            ))}
          </select>
          <label className={styles.tick}>
            <input type="checkbox" checked={past} onChange={() => setPast(!past)} />
            {t('library.withdrawn')}
          </label>
        </div>
      </div>
      {shown.length === 0 ? (
        <p className="soft">{t('library.nothing')}</p>
      ) : (
        <ul className={styles.pieces}>
          {shown.map((piece) => (
            <PieceCard key={piece.id} piece={piece} year={library.year} chosen={piece.id === opened} />
          ))}
        </ul>
      )}
    </section>
  );
}
