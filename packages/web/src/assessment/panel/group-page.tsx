import { readAssessment } from '@xingcun/core/assessment/contract';
import { declareNoConflict, type Group, readGroup, standDown } from '@xingcun/core/assessment/panel/contract';
import { groupRoleWords, type RecusalReason, recusalReasons, recusalWords } from '@xingcun/core/assessment/panel/group';
import { panelItemWords } from '@xingcun/core/assessment/panel/marking';
import type { SheetForm } from '@xingcun/core/assessment/items';
import { type PanelStage, panelStages, stageRules } from '@xingcun/core/cycles/stage';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read, useWrite } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { CycleChoice } from '../context.tsx';
import { type Assessment, assessmentQuery, formQuery } from '../queries.ts';
import { useRefusalWords } from '../refusal-words.ts';
import { AssessmentViews } from '../views.tsx';
import { GroupEditor } from './group-editor.tsx';
import { groupReads } from './item-marks.tsx';
import { itemMarks } from './panel-words.ts';
import { Recusals } from './recusals.tsx';
import styles from './panel.module.css';

const route = getRouteApi('/work/assessments/$assessmentId/group');

/** Who marks a village's judged indicators at a stage, who stands down, and how far they are. */
export function GroupPage() {
  const { t, words } = useLanguage('panel');
  const { assessmentId } = route.useParams();
  const search = route.useSearch();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const grouped = panelStages.filter((stage) => assessment.panelStages.includes(stage));
  const stage = grouped.find((each) => each === search.stage) ?? grouped.find((each) => each === assessment.stage) ?? grouped[0];
  return (
    <WorkPage context={<CycleChoice cycleId={assessment.cycleId} />}>
      <PageHeader
        title={t('title')}
        above={assessment.townshipName}
        lead={stage && t('lead', { village: assessment.villageName, stage: words(stageRules[stage].words) })}
        actions={<PrintButton />}
      />
      <AssessmentViews assessment={assessment} />
      {grouped.length > 1 && (
        <nav className="row no-print" aria-label={t('stages')}>
          {grouped.map((each) => (
            <Link
              key={each}
              to="/work/assessments/$assessmentId/group"
              params={{ assessmentId }}
              search={{ stage: each }}
              className="button"
              aria-current={each === stage ? 'page' : undefined}
            >
              {words(stageRules[each].words)}
            </Link>
          ))}
        </nav>
      )}
      {stage ? (
        <GroupOfStage key={stage} assessment={assessment} stage={stage} />
      ) : (
        <EmptyState title={t('noPanel')}>{t('noPanelBody')}</EmptyState>
      )}
    </WorkPage>
  );
}

function GroupOfStage({ assessment, stage }: { assessment: Assessment; stage: PanelStage }) {
  const { t } = useLanguage('panel');
  const format = useFormat();
  const [{ data: group }, { data: form }] = useSuspenseQueries({
    queries: [read(readGroup, { params: { assessmentId: assessment.id, stage } }), formQuery(assessment.standardId)],
  });
  const [editing, setEditing] = useState(false);
  const refusalWords = useRefusalWords(form.compiled.standard);
  const mayForm = group.acts.form.length === 0;
  return (
    <div className="stack">
      {group.formed && group.unsound.length > 0 && (
        <div className="notice notice-wrong" role="alert">
          <div>
            <p>
              <strong>{t('unsound')}</strong>
            </p>
            <ul>
              {group.unsound.map((reason) => (
                <li key={reason.code}>{refusalWords(reason)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <OwnSeat group={group} />
      {editing ? (
        <GroupEditor group={group} standard={form.compiled.standard} onDone={() => setEditing(false)} />
      ) : (
        <section className="card stack" aria-labelledby="members">
          <div className={styles.head}>
            <h2 id="members">{t('members')}</h2>
            {mayForm && (
              <button
                type="button"
                className={group.formed ? 'button' : 'button button-primary'}
                onClick={() => setEditing(true)}
              >
                {t(group.formed ? 'editAgain' : 'edit')}
              </button>
            )}
          </div>
          {group.formed && (
            <p className="soft small">{t('formedBy', { name: group.formed.by.name, when: format.moment(group.formed.at) })}</p>
          )}
          <Members group={group} form={form} />
        </section>
      )}
      {group.items.length > 0 && (
        <section className="card stack" aria-labelledby="progress">
          <h2 id="progress">{t('progress')}</h2>
          <Progress group={group} form={form} />
        </section>
      )}
      <Recusals group={group} mayRecord={mayForm} />
    </div>
  );
}

function Members({ group, form }: { group: Group; form: SheetForm }) {
  const { t, words } = useLanguage('panel');
  const starTitle = (code: string) => {
    const star = form.compiled.standard.stars.find((each) => each.code === code);
    return star ? words(star.title) : code;
  };
  return (
    <DataTable
      caption={t('members')}
      rows={group.members}
      rowKey={({ person }) => person.accountId}
      empty={
        <EmptyState title={t('notFormed')} heading="h3">
          {t('notFormedBody')}
        </EmptyState>
      }
      columns={[
        { key: 'name', title: t('member'), cell: ({ person }) => person.name },
        { key: 'role', title: t('role'), cell: ({ role }) => words(groupRoleWords[role]) },
        { key: 'unit', title: t('unit'), cell: ({ unitName }) => unitName },
        {
          key: 'stars',
          title: t('stars'),
          cell: ({ role, stars }) =>
            role === 'observer' ? t('dash') : stars === null ? t('allStars') : stars.map(starTitle).join(t('listComma')),
        },
        {
          key: 'declared',
          title: t('declared'),
          cell: ({ role, declaredNoConflictAt }) =>
            role === 'observer' ? (
              t('watches')
            ) : (
              <StateTag state={declaredNoConflictAt ? 'done' : 'waiting'}>
                {t(declaredNoConflictAt ? 'declaredYes' : 'declaredNo')}
              </StateTag>
            ),
        },
      ]}
    />
  );
}

function Progress({ group, form }: { group: Group; form: SheetForm }) {
  const { t, words } = useLanguage('panel');
  const { assessmentId, stage } = group;
  return (
    <DataTable
      caption={t('progress')}
      rows={group.items}
      rowKey={({ itemCode }) => itemCode}
      columns={[
        {
          key: 'item',
          title: t('item'),
          cell: ({ itemCode }) => {
            const item = form.items.get(itemCode);
            return `${itemCode} ${item ? words(item.title) : ''}`;
          },
        },
        {
          key: 'state',
          title: t('state'),
          cell: ({ state }) => <StateTag state={itemMarks[state]}>{words(panelItemWords[state])}</StateTag>,
        },
        {
          key: 'committed',
          title: t('committed'),
          align: 'end',
          cell: ({ committed, due }) => t('committedOf', { committed, due }),
        },
        {
          key: 'act',
          title: t('act'),
          cell: ({ itemCode, starCode, mark, state, disagreementId }) =>
            disagreementId && state !== 'settled' ? (
              <Link to="/work/disagreements/$disagreementId" params={{ disagreementId }}>
                {t('openDisagreement')}
              </Link>
            ) : (
              <Link
                to="/work/assessments/$assessmentId/sheets/$stage"
                params={{ assessmentId, stage }}
                search={{ star: starCode, item: itemCode }}
              >
                {t(mark.length === 0 ? 'mark' : 'openSheet')}
              </Link>
            ),
        },
      ]}
    />
  );
}

/** One's own seat: to declare that nothing stands in the way, or to stand down. */
function OwnSeat({ group }: { group: Group }) {
  const { t, words } = useLanguage('panel');
  const session = useSession();
  const { assessmentId, stage } = group;
  const declaring = useWrite(declareNoConflict, { stale: groupReads });
  const standing = useWrite(standDown, { stale: [...groupReads, readAssessment] });
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<RecusalReason>('nearRelative');
  const own = group.members.find(({ person }) => person.accountId === session?.accountId);
  if (!own || own.role === 'observer') return null;
  return (
    <section className="card stack no-print" aria-labelledby="own">
      <h2 id="own">{t('own')}</h2>
      {own.declaredNoConflictAt === null && <p>{t('ownBody')}</p>}
      {declaring.error && <ErrorNotice error={declaring.error} />}
      <div className="row">
        {group.acts.declare.length === 0 && (
          <button
            type="button"
            className="button button-primary"
            aria-disabled={declaring.isPending}
            onClick={() => declaring.mutate({ params: { assessmentId, stage }, body: {} })}
          >
            {t('declare')}
          </button>
        )}
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('standDown')}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('standDownTitle')}
          action={t('standDown')}
          busy={standing.isPending}
          error={standing.error}
          onClose={() => setAsking(false)}
          onConfirm={() => standing.mutate({ params: { assessmentId }, body: { reason } }, { onSuccess: () => setAsking(false) })}
        >
          <p>{t('standDownBody')}</p>
          <fieldset className="stack" style={{ margin: 0, padding: 0, border: 0 }}>
            <legend>{t('reason')}</legend>
            {recusalReasons.map((each) => (
              <label key={each} className={styles.check}>
                <input type="radio" name="reason" checked={reason === each} onChange={() => setReason(each)} />
                {words(recusalWords[each])}
              </label>
            ))}
          </fieldset>
        </ConfirmDialog>
      )}
    </section>
  );
}
