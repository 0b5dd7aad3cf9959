import { applicationTimeObstacles } from '@xingcun/core/cycles/application';
import { readCycle, saveApplication, submitApplication } from '@xingcun/core/cycles/contract';
import { stateObstacles } from '@xingcun/core/cycles/lifecycle';
import { workingDaysBetween } from '@xingcun/core/cycles/working-days';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ResponseOf, Route } from '@xingcun/core/route';
import { Link, useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { read, useWrite } from '../app/query.ts';
import { useMay } from '../app/session.ts';
import { today } from '../app/today.ts';
import { WorkPage } from '../app/work-page.tsx';
import { documentOf, standardRowQuery } from '../standards/document.ts';
import { useUnitNames } from '../units/unit-tree.ts';
import { ApprovalBar } from '../ui/approval-bar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { DueDate } from '../ui/due-date.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ApplicationConflict } from './application-conflict.tsx';
import { type Draft, draftOf, isSame, longestCommitment, savedByOthers, tidy } from './application-draft.ts';
import { DaySpanWords } from './day-span.tsx';
import { StarChoice } from './star-choice.tsx';
import styles from './application-page.module.css';

/** What the page must know of the village's passage through the year. */
export interface Applicant {
  id: string;
  cycleId: string;
  standardId: string;
  villageCode: string;
  villageName: string;
  villagePath: string;
  application: Application | null;
}
type Application = Pick<ResponseOf<typeof saveApplication>, 'stars' | 'commitments' | 'version' | 'submittedAt'>;

/**
 * A village chooses its stars for the year and promises something for each.
 * @param stale the reads, beside this page's own, that a saved application makes out of date
 */
export function ApplicationPage({ assessment, stale }: { assessment: Applicant; stale: readonly Route[] }) {
  const { t, words, language } = useLanguage('cycles');
  const format = useFormat();
  const assessmentId = assessment.id;
  const village = useUnitNames()(assessment.villageCode, assessment.villageName);
  const { data: cycle } = useSuspenseQuery(read(readCycle, { params: { cycleId: assessment.cycleId } }));
  const { data: row } = useSuspenseQuery(standardRowQuery(assessment.standardId));
  const standard = documentOf(row);
  const starCodes = standard.stars.map(({ code }) => code);

  const [saved, setSaved] = useState<Application | null>(assessment.application);
  const [draft, setDraft] = useState<Draft>(() => draftOf(assessment.application));
  const [asking, setAsking] = useState(false);
  const saving = useWrite(saveApplication, { stale });
  const submitting = useWrite(submitApplication, { stale });
  const mayWrite = useMay('cycles.apply', assessment.villagePath);
  const maySubmit = useMay('cycles.submitApplication', assessment.villagePath);

  const submittedAt = saved?.submittedAt ?? null;
  const obstacles = [...stateObstacles('apply', cycle.state), ...applicationTimeObstacles(cycle.calendar, today())];
  const closed = obstacles[0] ? obstacleText(obstacles[0], language) : null;
  const readOnly = submittedAt !== null || !mayWrite || closed !== null;
  const unsaved = !readOnly && !isSame(draft, draftOf(saved), starCodes);
  const tooLong = draft.stars.some((code) => (draft.commitments[code]?.length ?? 0) > longestCommitment);
  const theirs = savedByOthers(saving.error) ?? savedByOthers(submitting.error);
  const entry = cycle.calendar.find(({ stage }) => stage === 'application');
  const blocker = useBlocker({ shouldBlockFn: () => unsaved, withResolver: true });

  const save = (version = saved?.version ?? 0) => {
    const { stars, commitments } = tidy(draft, starCodes);
    saving.mutate(
      { params: { assessmentId }, body: { stars: [...stars], commitments: { ...commitments }, version } },
      { onSuccess: (answer) => setSaved(answer) },
    );
  };
  const chosen = standard.stars.filter(({ code }) => draft.stars.includes(code));
  return (
    <WorkPage
      approval={
        submittedAt === null && (
          <ApprovalBar
            actions={[
              {
                label: t('apply.save'),
                primary: unsaved,
                busy: saving.isPending,
                blockedBecause: !mayWrite
                  ? t('apply.notYours')
                  : (closed ??
                    (draft.stars.length === 0 ? obstacleText({ code: 'cycles.noStarChosen', details: {} }, language) : null)),
                onAct: () => !tooLong && save(),
              },
              {
                label: t('apply.submit'),
                primary: !unsaved,
                busy: submitting.isPending,
                blockedBecause: !maySubmit
                  ? t('apply.notSecretary')
                  : (closed ??
                    (unsaved
                      ? t('apply.saveFirst')
                      : saved
                        ? null
                        : obstacleText({ code: 'cycles.applicationMissing', details: {} }, language))),
                onAct: () => setAsking(true),
              },
            ]}
          >
            <p className="row">
              <strong>{t('apply.chosen', { count: draft.stars.length })}</strong>
              {unsaved ? (
                <StateTag state="changed">{t('apply.unsaved')}</StateTag>
              ) : (
                saved && <StateTag state="saved">{t('apply.saved')}</StateTag>
              )}
            </p>
          </ApprovalBar>
        )
      }
    >
      <PageHeader
        title={t('apply.title')}
        above={
          <Link to="/work/cycles/$cycleId" params={{ cycleId: cycle.id }}>
            {words(cycle.title)}
          </Link>
        }
        lead={
          <>
            <p>{t('apply.village', { village, year: String(cycle.year) })}</p>
            {submittedAt === null && <p>{t('apply.lead')}</p>}
          </>
        }
        tags={
          submittedAt !== null && <StateTag state="done">{t('apply.submitted', { when: format.moment(submittedAt) })}</StateTag>
        }
        actions={<PrintButton />}
      />
      <div className="stack">
        {submittedAt !== null && (
          <output className="notice notice-done">
            <Icon name="sealed" />
            {t('apply.submittedBody')}
          </output>
        )}
        {submittedAt === null && entry && (
          <p>
            <DueDate on={entry.dueOn} workingDaysLeft={workingDaysLeft(entry.dueOn)} why={<DaySpanWords entry={entry} />} />
          </p>
        )}
        {saving.error && !theirs && (
          <ErrorNotice error={saving.error} onRetry={() => saving.variables && saving.mutate(saving.variables)} />
        )}
        <ul className={styles.stars} aria-label={t('apply.title')}>
          {standard.stars.map((star) => (
            <StarChoice
              key={star.code}
              star={star}
              places={standard.scorePlaces}
              standardId={assessment.standardId}
              chosen={draft.stars.includes(star.code)}
              commitment={draft.commitments[star.code] ?? ''}
              readOnly={readOnly}
              onChoose={(wanted) =>
                setDraft({
                  ...draft,
                  stars: wanted ? [...draft.stars, star.code] : draft.stars.filter((code) => code !== star.code),
                })
              }
              onCommit={(text) => setDraft({ ...draft, commitments: { ...draft.commitments, [star.code]: text } })}
            />
          ))}
        </ul>
      </div>
      {theirs && (
        <ApplicationConflict
          stars={standard.stars}
          mine={draft}
          theirs={theirs}
          onKeepMine={() => save(theirs.version)}
          onKeepTheirs={() => {
            setSaved({
              stars: [...theirs.stars],
              commitments: { ...theirs.commitments },
              version: theirs.version,
              submittedAt: null,
            });
            setDraft(draftOf({ stars: [...theirs.stars], commitments: { ...theirs.commitments } }));
            saving.reset();
            submitting.reset();
            setAsking(false);
          }}
        />
      )}
      {asking && !theirs && saved && (
        <ConfirmDialog
          title={t('apply.submitTitle')}
          action={t('apply.submit')}
          busy={submitting.isPending}
          error={submitting.error}
          onConfirm={() =>
            submitting.mutate(submitting.variables ?? { params: { assessmentId }, body: { version: saved.version } }, {
              onSuccess: (answer) => {
                setSaved(answer);
                setAsking(false);
              },
            })
          }
          onClose={() => {
            setAsking(false);
            submitting.reset();
          }}
        >
          <p>
            {t('apply.submitBody', {
              village,
              count: chosen.length,
              stars: format.list(chosen.map(({ title }) => words(title))),
            })}
          </p>
        </ConfirmDialog>
      )}
      {blocker.status === 'blocked' && (
        <ConfirmDialog
          title={t('form.leave')}
          action={t('form.leaveAction')}
          busy={false}
          error={null}
          onConfirm={blocker.proceed}
          onClose={blocker.reset}
        >
          <p>{t('form.leaveBody')}</p>
        </ConfirmDialog>
      )}
    </WorkPage>
  );
}

/** Until the due day: 0 on the day, negative past it; null where the year’s arrangement is not announced. */
function workingDaysLeft(dueOn: string): number | null {
  const now = today();
  const [first, last] = dueOn < now ? [dueOn, now] : [now, dueOn];
  const { days, calendarPublished } = workingDaysBetween(first, last);
  return calendarPublished ? (dueOn < now ? -Math.max(1, days) : days) : null;
}
