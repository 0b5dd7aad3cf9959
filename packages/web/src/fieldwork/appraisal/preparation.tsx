import { askedObstacles, openingObstacles, stageObstacles } from '@xingcun/core/fieldwork/appraisal/appraisal';
import { listAppraisals, openAppraisal, prepareAppraisal, readAppraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import type { RollEntry } from '@xingcun/core/fieldwork/appraisal/roll';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { useWrite } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { ApprovalBar } from '../../ui/approval-bar.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './appraisal.module.css';
import { type Appraisal, appraisalQuery } from './queries.ts';
import { RollDialog } from './roll-dialog.tsx';
import { holdSlips } from './slips.ts';
import { type Subjects, SubjectsFields } from './subjects.tsx';

/** Before voting opens: what is asked, the roll, who is present – and what is still missing. */
export function Preparation({ appraisal }: { appraisal: Appraisal }) {
  const { t, language } = useLanguage('appraisal');
  const client = useQueryClient();
  const mayRun = useMay('fieldwork.runAppraisal', appraisal.villagePath);
  const [subjects, setSubjects] = useState<Subjects>(appraisal);
  const [roll, setRoll] = useState<RollEntry[]>(appraisal.roll);
  /** Of what stands on this page: a change by somebody else is refused, not overwritten. */
  const [version, setVersion] = useState(appraisal.version);
  const [dialog, setDialog] = useState<'roll' | 'open' | null>(null);
  const saving = useWrite(prepareAppraisal, { stale: [readAppraisal, listAppraisals] });
  const opening = useWrite(openAppraisal, { stale: [listAppraisals] });
  const params = { appraisalId: appraisal.id };
  const { asked, presidedBy } = subjects;
  const present = roll.filter((entry) => entry.present).length;
  const obstacles = [
    ...stageObstacles({ cycleState: 'running', stage: appraisal.stage }),
    ...askedObstacles(asked),
    ...openingObstacles(roll),
  ];
  const [first] = obstacles;

  const body = { asked, presidedBy, roll, version };
  const save = () => saving.mutate({ params, body }, { onSuccess: (saved) => setVersion(saved.version) });
  const open = async () => {
    const prepared = await saving.mutateAsync({ params, body });
    setVersion(prepared.version);
    const opened = await opening.mutateAsync({ params, body: { version: prepared.version } });
    holdSlips(appraisal.id, opened.codes);
    client.setQueryData(appraisalQuery(appraisal.id).queryKey, opened.appraisal);
  };
  const tick = (number: number) =>
    setRoll(roll.map((entry) => (entry.number === number ? { ...entry, present: !entry.present } : entry)));

  return (
    <>
      <section className="card stack" aria-labelledby="subjects">
        <h2 id="subjects">{t('subjects.title')}</h2>
        <SubjectsFields subjects={subjects} onChange={setSubjects} />
      </section>
      <section className="card stack" aria-labelledby="roll">
        <h2 id="roll">{t('roll.title')}</h2>
        <p className="soft">{t('roll.lead')}</p>
        <div className="row">
          <button type="button" className="button" onClick={() => setDialog('roll')}>
            {t('roll.edit')}
          </button>
          {roll.length > 0 && (
            <button type="button" className="button" onClick={() => setRoll(roll.map((entry) => ({ ...entry, present: true })))}>
              {t('roll.all')}
            </button>
          )}
        </div>
        {roll.length === 0 ? (
          <p>{t('roll.none')}</p>
        ) : (
          <>
            <Gauge present={present} entitled={roll.length} />
            <fieldset className={styles.seats}>
              <legend>{t('roll.attendance')}</legend>
              {roll.map((entry) => (
                <label key={entry.number} className={styles.check}>
                  <input type="checkbox" checked={entry.present} onChange={() => tick(entry.number)} />
                  {entry.label}
                </label>
              ))}
            </fieldset>
          </>
        )}
      </section>
      {saving.error && dialog !== 'open' && <ErrorNotice error={saving.error} onRetry={save} />}
      {mayRun && (
        <ApprovalBar
          actions={[
            { label: t('save'), blockedBecause: null, busy: saving.isPending, onAct: save },
            {
              label: t('open.action'),
              primary: true,
              blockedBecause: first ? obstacleText(first, language) : null,
              onAct: () => setDialog('open'),
            },
          ]}
        >
          {saving.isSuccess && (
            <p className="row">
              <Icon name="done" size={16} />
              {t('saved')}
            </p>
          )}
        </ApprovalBar>
      )}
      {dialog === 'roll' && <RollDialog roll={roll} onApply={setRoll} onClose={() => setDialog(null)} />}
      {dialog === 'open' && (
        <ConfirmDialog
          title={t('open.title')}
          action={t('open.action')}
          busy={saving.isPending || opening.isPending}
          error={saving.error ?? opening.error}
          onConfirm={() => void open().catch(() => undefined)}
          onClose={() => setDialog(null)}
        >
          <ul>
            <li>{t('open.freeze')}</li>
            <li>{t('open.issue', { count: present })}</li>
            <li>{t('open.nothing')}</li>
          </ul>
        </ConfirmDialog>
      )}
    </>
  );
}

/** Present of entitled, with the line that must be passed. */
function Gauge({ present, entitled }: { present: number; entitled: number }) {
  const { t } = useLanguage('appraisal');
  const enough = openingObstacles(
    Array.from({ length: entitled }, (_, index) => ({ number: index, label: '', present: index < present })),
  );
  return (
    <div className="stack">
      <label className={styles.gauge}>
        <span className="figures">{t('gauge', { present, entitled })}</span>
        <meter min={0} max={entitled} low={entitled / 2} value={present} />
      </label>
      {enough.length === 0 && (
        <p className="row">
          <Icon name="done" size={16} />
          {t('gauge.enough')}
        </p>
      )}
    </div>
  );
}
