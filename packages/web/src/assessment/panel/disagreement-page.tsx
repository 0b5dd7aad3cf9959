import {
  askArbitration,
  commitMark,
  decideDisagreement,
  discuss,
  type Disagreement,
  readDisagreement,
} from '@xingcun/core/assessment/panel/contract';
import { arbitrationWorkingDays } from '@xingcun/core/assessment/panel/marking';
import type { SheetForm, SheetItem } from '@xingcun/core/assessment/items';
import { stageBefore, stageRules } from '@xingcun/core/cycles/stage';
import { assert } from '@xingcun/core/assert';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read, useWrite } from '../../app/query.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { ApprovalBar } from '../../ui/approval-bar.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';
import { Due } from '../due.tsx';
import { formQuery, sheetQuery } from '../queries.ts';
import { useRefusalWords } from '../refusal-words.ts';
import { groupReads } from './item-marks.tsx';
import { MarkForm } from './mark-form.tsx';
import { markProblem } from './mark-problem.ts';
import { useMarkWords } from './panel-words.ts';
import { Sides, useOwnMark } from './sides.tsx';
import { Thread, WordsForm } from './thread.tsx';

const route = getRouteApi('/work/disagreements/$disagreementId');

const stateMarks: Record<Disagreement['state'], StateName> = {
  discussion: 'differs',
  arbitration: 'objection',
  resolved: 'done',
};

/** Marks that lie too far apart: everyone's reason and proof side by side, what was said, and how it ends. */
export function DisagreementPage() {
  const { disagreementId } = route.useParams();
  const { data: disagreement } = useSuspenseQuery(read(readDisagreement, { params: { disagreementId } }));
  const { data: form } = useSuspenseQuery(formQuery(disagreement.standardId));
  const item = form.items.get(disagreement.itemCode);
  assert(item, 'a disagreement is about an item of its standard');
  return <Page disagreement={disagreement} form={form} item={item} />;
}

type Asking = 'revise' | 'ask' | 'decide';

function Page({ disagreement, form, item }: { disagreement: Disagreement; form: SheetForm; item: SheetItem }) {
  const { t, words } = useLanguage('panel');
  const format = useFormat();
  const { id, assessmentId, stage, state, acts, arbitration, version } = disagreement;
  const places = form.compiled.standard.scorePlaces;
  const refusalWords = useRefusalWords(form.compiled.standard);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const isTheirs = (reasons: readonly { code: string }[]) =>
    !reasons.some(({ code }) => ['accounts.notPermitted', 'assessment.notInGroup', 'assessment.observersRead'].includes(code));
  const why = ([first]: readonly { code: string; details: Record<string, unknown> }[]) => (first ? refusalWords(first) : null);
  const actions = [
    ...(isTheirs(acts.ask) ? [{ label: t('d.ask'), blockedBecause: why(acts.ask), onAct: () => setAsking('ask') }] : []),
    ...(isTheirs(acts.mark)
      ? [{ label: t('d.revise'), blockedBecause: why(acts.mark), primary: true, onAct: () => setAsking('revise') }]
      : []),
    ...(isTheirs(acts.decide)
      ? [{ label: t('d.decide'), blockedBecause: why(acts.decide), primary: true, onAct: () => setAsking('decide') }]
      : []),
  ];
  return (
    <WorkPage approval={state !== 'resolved' && actions.length > 0 && <ApprovalBar actions={actions} />}>
      <PageHeader
        title={t('d.title', { item: words(item.title) })}
        above={
          <Link to="/work/assessments/$assessmentId/group" params={{ assessmentId }} search={{ stage }}>
            {t('d.back')}
          </Link>
        }
        lead={t('d.lead', {
          village: `${disagreement.townshipName} ${disagreement.villageName}`,
          stage: words(stageRules[stage].words),
        })}
        tags={<StateTag state={stateMarks[state]}>{t(`d.state.${state}`)}</StateTag>}
        actions={<PrintButton />}
      />
      <div className="stack">
        <Outcome disagreement={disagreement} places={places} />
        <section className="card stack" aria-labelledby="sides">
          <h2 id="sides">{t('d.sides')}</h2>
          <p className="soft">
            {t('d.gap', {
              spread: format.score(disagreement.spreadScore, places),
              limit: format.score(disagreement.limitScore, places),
            })}
          </p>
          <Sides disagreement={disagreement} form={form} mayAgree={acts.mark.length === 0} />
        </section>
        <section className="card stack" aria-labelledby="thread">
          <h2 id="thread">{t('d.thread')}</h2>
          {arbitration && (
            <p className="soft">{t('d.askedBy', { name: arbitration.askedBy.name, when: format.moment(arbitration.askedAt) })}</p>
          )}
          <Thread entries={disagreement.entries} />
          {acts.discuss.length === 0 && <Say disagreementId={id} />}
        </section>
      </div>
      {asking === 'revise' && <Revise disagreement={disagreement} form={form} item={item} onClose={close} />}
      {asking === 'ask' && <Ask disagreementId={id} version={version} onClose={close} />}
      {asking === 'decide' && <Decide disagreement={disagreement} form={form} item={item} onClose={close} />}
    </WorkPage>
  );
}

/** How it ended, or by when the level above decides. */
function Outcome({ disagreement: { resolution, arbitration }, places }: { disagreement: Disagreement; places: number }) {
  const { t } = useLanguage('panel');
  const format = useFormat();
  const markWords = useMarkWords(places);
  if (resolution) {
    const { kind, entry, by, at, words } = resolution;
    const score = markWords(entry?.kind === 'mark' ? entry.score : null);
    return (
      <section className="card stack">
        <p>
          <strong>{t(kind === 'agreement' ? 'd.resolvedAgreement' : 'd.resolvedArbitration', { score })}</strong>
        </p>
        {words && <p>{words}</p>}
        <p className="soft small">{by ? t('d.decidedBy', { name: by.name, when: format.moment(at) }) : format.moment(at)}</p>
        {arbitration?.late && (
          <p>
            <StateTag state="overdue">{t('d.late')}</StateTag>
          </p>
        )}
      </section>
    );
  }
  if (!arbitration) return null;
  return (
    <section className="card row">
      <Due
        on={arbitration.dueOn}
        why={<p>{t('d.dueWhy', { day: format.day(arbitration.askedOn), days: arbitrationWorkingDays })}</p>}
      />
    </section>
  );
}

function Say({ disagreementId }: { disagreementId: string }) {
  const { t } = useLanguage('panel');
  const saying = useWrite(discuss, { stale: [readDisagreement] });
  return (
    <WordsForm
      key={saying.isSuccess ? String(saying.submittedAt) : 'first'}
      label={t('d.say')}
      hint={t('d.sayHint')}
      action={t('d.send')}
      busy={saying.isPending}
      error={saying.error}
      onSend={(words) => saying.mutate({ params: { disagreementId }, body: { words } })}
    />
  );
}

function Ask({ disagreementId, version, onClose }: { disagreementId: string; version: number; onClose: () => void }) {
  const { t } = useLanguage('panel');
  const handing = useWrite(askArbitration, { stale: groupReads });
  return (
    <Dialog title={t('d.askTitle')} onClose={onClose}>
      <div className="stack">
        <p>{t('d.askBody', { days: arbitrationWorkingDays })}</p>
        <WordsForm
          label={t('d.askWords')}
          hint={t('d.sayHint')}
          action={t('d.ask')}
          primary
          busy={handing.isPending}
          error={handing.error}
          onSend={(words) => handing.mutate({ params: { disagreementId }, body: { words, version } }, { onSuccess: onClose })}
        />
      </div>
    </Dialog>
  );
}

interface FormProps {
  disagreement: Disagreement;
  form: SheetForm;
  item: SheetItem;
  onClose: () => void;
}

/** What the level below gave, for the rule that a far change needs proof. */
function useLower({ assessmentId, stage, itemCode }: Disagreement) {
  const below = stageBefore(stage) ?? 'selfAssessment';
  const sheet = useQuery(sheetQuery(assessmentId, below)).data;
  return sheet?.cells.find((cell) => cell.itemCode === itemCode)?.entry ?? null;
}

function Revise({ disagreement, form, item, onClose }: FormProps) {
  const { t } = useLanguage('panel');
  const refusalWords = useRefusalWords(form.compiled.standard);
  const lower = useLower(disagreement);
  const { assessmentId, stage, itemCode } = disagreement;
  const own = useOwnMark(disagreement);
  const committing = useWrite(commitMark, { stale: groupReads });
  return (
    <Dialog title={t('d.revise')} onClose={onClose}>
      <MarkForm
        assessmentId={disagreement.assessmentId}
        form={form}
        item={item}
        {...(own ? { start: { ...own, reason: '' } } : {})}
        reasonLabel={t('marks.reason')}
        action={t('marks.commitAgain')}
        busy={committing.isPending}
        error={committing.error}
        problem={(draft) => {
          if (draft.reason === '') return refusalWords({ code: 'assessment.markNeedsReason', details: { itemCode } });
          const found = markProblem(form, item, draft, lower);
          return found && refusalWords(found);
        }}
        onSend={(draft) =>
          committing.mutate(
            {
              params: { assessmentId, stage },
              body: { itemCode, ...draft, proofs: [...draft.proofs], revision: own?.revision ?? 0 },
            },
            { onSuccess: onClose },
          )
        }
      />
    </Dialog>
  );
}

function Decide({ disagreement, form, item, onClose }: FormProps) {
  const { t } = useLanguage('panel');
  const refusalWords = useRefusalWords(form.compiled.standard);
  const lower = useLower(disagreement);
  const given = disagreement.marks.flatMap(({ revisions }) => revisions.flatMap(({ proofs }) => proofs));
  const deciding = useWrite(decideDisagreement, { stale: groupReads });
  return (
    <Dialog title={t('d.decideTitle')} onClose={onClose}>
      <div className="stack">
        <p>{t('d.decideBody')}</p>
        <MarkForm
          assessmentId={disagreement.assessmentId}
          form={form}
          item={item}
          reasonLabel={t('d.decideWords')}
          action={t('d.decide')}
          busy={deciding.isPending}
          error={deciding.error}
          problem={(draft) => {
            if (draft.reason === '') return t('d.wordsMissing');
            const found = markProblem(form, item, { ...draft, proofs: [...given, ...draft.proofs] }, lower);
            return found && refusalWords(found);
          }}
          onSend={({ score, reason, proofs }) =>
            deciding.mutate(
              {
                params: { disagreementId: disagreement.id },
                body: { score, words: reason, proofs: [...proofs], version: disagreement.version },
              },
              { onSuccess: onClose },
            )
          }
        />
      </div>
    </Dialog>
  );
}
