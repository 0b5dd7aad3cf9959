import { postingObstacles } from '@xingcun/core/disclosure/posting';
import { mostPhotos, type PostingAct, postingActs, postingActWords } from '@xingcun/core/disclosure/posting-act';
import { confirmPosting, listPostings, recordPosting } from '@xingcun/core/disclosure/posting-contract';
import { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { read, useWrite } from '../app/query.ts';
import { useMay, useSession } from '../app/session.ts';
import { today } from '../app/today.ts';
import { WorkPage } from '../app/work-page.tsx';
import { assessmentQuery } from '../assessment/queries.ts';
import { AssessmentViews } from '../assessment/views.tsx';
import type { Library } from '../fieldwork/evidence/items-choice.tsx';
import { NamedProof } from '../fieldwork/evidence/named-proof.tsx';
import { ProofField } from '../fieldwork/evidence/proof-field.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useUnitNames } from '../units/unit-tree.ts';
import { BoardLine } from './board-line.tsx';

const route = getRouteApi('/work/assessments/$assessmentId/board');
type Hung = ResponseOf<typeof listPostings>['hung'][number];
type Posting = Hung['postings'][number];

/** What hangs on the village's board: put up, seen, taken down, and a second person who saw it. */
export function BoardPage() {
  const { t } = useLanguage('disclosureWork');
  const { assessmentId } = route.useParams();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const { data } = useSuspenseQuery(read(listPostings, { params: { assessmentId } }));
  const mayReadProof = useMay('fieldwork.readEvidence', assessment.villagePath);
  const library = useQuery({ ...read(readEvidence, { params: { assessmentId } }), enabled: mayReadProof }).data ?? null;
  const nameOf = useUnitNames();
  return (
    <WorkPage>
      <PageHeader title={t('board.title', { village: nameOf(data.villageCode, data.villageName) })} lead={t('board.lead')} />
      <AssessmentViews assessment={assessment} />
      {data.hung.length === 0 ? (
        <EmptyState title={t('board.none')}>{t('board.noneBody')}</EmptyState>
      ) : (
        <div className="stack">
          {data.hung.map((hung) => (
            <Notice
              key={hung.id}
              hung={hung}
              year={data.year}
              assessmentId={assessmentId}
              library={library}
              villagePath={assessment.villagePath}
              villageCode={data.villageCode}
            />
          ))}
        </div>
      )}
    </WorkPage>
  );
}

function Notice(props: {
  hung: Hung;
  year: number;
  assessmentId: string;
  library: Library | null;
  villagePath: string;
  villageCode: string;
}) {
  const { hung, year, assessmentId, library, villagePath, villageCode } = props;
  const { t } = useLanguage('disclosureWork');
  const { t: said } = useLanguage('disclosure');
  const format = useFormat();
  const mayRecord = useMay('disclosure.postNotice', villagePath);
  const { id, kind, opensOn, closesOn, noticeDays, board, postings } = hung;
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{said(`poster.${kind}`)}</h2>
      <p>{said('notice.period', { from: format.day(opensOn), to: format.day(closesOn), count: noticeDays })}</p>
      <BoardLine board={board} />
      <p>
        {kind === 'opinions' ? (
          <a href={`/villages/${villageCode}/opinions/poster`}>{said('poster.link')}</a>
        ) : (
          <a href={`/notices/${id}/poster?village=${villageCode}&year=${year}`}>{said('poster.link')}</a>
        )}
      </p>
      {postings.length > 0 && (
        <Postings postings={postings} assessmentId={assessmentId} library={library} villagePath={villagePath} />
      )}
      {mayRecord ? (
        <PostingForm hung={hung} assessmentId={assessmentId} library={library} />
      ) : (
        <p className="soft">{t('board.notYours')}</p>
      )}
    </section>
  );
}

function Postings(props: { postings: readonly Posting[]; assessmentId: string; library: Library | null; villagePath: string }) {
  const { postings, assessmentId, library, villagePath } = props;
  const { t, words } = useLanguage('disclosureWork');
  const format = useFormat();
  const mayConfirm = useMay('disclosure.confirmPosting', villagePath);
  const session = useSession();
  const confirming = useWrite(confirmPosting, { stale: [listPostings] });
  return (
    <>
      <DataTable
        caption={t('board.records')}
        rows={postings}
        rowKey={(posting) => posting.id}
        columns={[
          { key: 'act', title: t('board.act'), cell: ({ act }) => words(postingActWords[act]) },
          { key: 'on', title: t('board.on'), cell: ({ on }) => format.day(on) },
          { key: 'place', title: t('board.place'), cell: ({ place }) => place },
          {
            key: 'proof',
            title: t('board.proof'),
            cell: ({ evidenceIds }) =>
              evidenceIds.length === 0 ? (
                <span className="soft">{t('board.noProof')}</span>
              ) : (
                <NamedProof assessmentId={assessmentId} evidenceIds={evidenceIds} library={library} />
              ),
          },
          { key: 'by', title: t('board.by'), cell: ({ recordedBy }) => recordedBy.name },
          {
            key: 'confirmed',
            title: t('board.second'),
            cell: ({ id, confirmedBy, recordedBy }) =>
              confirmedBy ? (
                confirmedBy.name
              ) : mayConfirm && recordedBy.accountId !== session?.accountId ? (
                <button
                  type="button"
                  className="button"
                  disabled={confirming.isPending}
                  onClick={() => confirming.mutate({ params: { postingId: id } })}
                >
                  {t('board.confirm')}
                </button>
              ) : (
                <StateTag state="waiting">{t('board.waiting')}</StateTag>
              ),
          },
        ]}
      />
      {confirming.error && <ErrorNotice error={confirming.error} />}
    </>
  );
}

function PostingForm({ hung, assessmentId, library }: { hung: Hung; assessmentId: string; library: Library | null }) {
  const { t, words, language } = useLanguage('disclosureWork');
  const id = useId();
  const standsNow = hung.board.postedOn !== null && hung.board.removedOn === null;
  const [act, setAct] = useState<PostingAct>(standsNow ? 'removed' : 'posted');
  const [on, setOn] = useState(today);
  const [place, setPlace] = useState(hung.postings.at(-1)?.place ?? '');
  const [evidenceIds, setEvidenceIds] = useState<string[]>([]);
  const recording = useWrite(recordPosting, { stale: [listPostings, readEvidence] });
  const [obstacle] = postingObstacles({ act, on }, { opensOn: hung.opensOn, standing: hung.board, today: today() });
  const missing = place.trim() === '';
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (obstacle || missing) return;
    recording.mutate(
      { params: { assessmentId }, body: { noticeId: hung.id, act, on, place: place.trim(), evidenceIds } },
      { onSuccess: () => setEvidenceIds([]) },
    );
  };
  return (
    <form className="stack no-print" onSubmit={send}>
      <h3>{t('board.record')}</h3>
      <div className="row">
        <div className="field">
          <label htmlFor={`${id}-act`}>{t('board.act')}</label>
          <select id={`${id}-act`} className="input" value={act} onChange={(event) => setAct(event.target.value as PostingAct)}>
            {postingActs.map((each) => (
              <option key={each} value={each}>
                {words(postingActWords[each])}
              </option>
            ))}
          </select>
        </div>
        <Field
          label={t('board.on')}
          type="date"
          value={on}
          min={hung.opensOn}
          max={today()}
          onChange={(event) => setOn(event.target.value || today())}
        />
      </div>
      <Field
        label={t('board.place')}
        hint={t('board.placeHint')}
        value={place}
        maxLength={200}
        onChange={(event) => setPlace(event.target.value)}
      />
      <ProofField library={library} itemCode="" chosen={evidenceIds} most={mostPhotos} onChange={setEvidenceIds} />
      {obstacle && <p className="field-problem">{obstacleText(obstacle, language)}</p>}
      {recording.error && <ErrorNotice error={recording.error} />}
      <div>
        <button
          type="submit"
          className="button button-primary"
          aria-disabled={obstacle !== undefined || missing || recording.isPending}
        >
          {t('board.save')}
        </button>
      </div>
    </form>
  );
}
