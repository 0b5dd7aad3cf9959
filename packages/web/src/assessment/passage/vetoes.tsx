import { liftVeto, readAssessment, readRating, recordVeto } from '@xingcun/core/assessment/contract';
import type { Standard, Veto } from '@xingcun/core/standards/standard';
import { type FormEvent, useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { today } from '../due.tsx';
import type { Assessment, VetoFinding } from '../queries.ts';
import styles from './passage-page.module.css';

/** Findings by which a star (or the whole year) is lost, each by an authority's document; lifted by another. */
export function Vetoes({ assessment, standard }: { assessment: Assessment; standard: Standard }) {
  const { t } = useLanguage('assessment');
  const may = assessment.open.recordVeto.length === 0;
  const [recording, setRecording] = useState(false);
  const [lifting, setLifting] = useState<VetoFinding | null>(null);
  const { vetoes } = assessment;
  const known = vetoesOf(standard);
  return (
    <section className={styles.section} id="vetoes">
      <div className={styles.heading}>
        <h2>{t('vetoes.title')}</h2>
        {may && (
          <button type="button" className="button no-print" onClick={() => setRecording(true)}>
            {t('vetoes.record')}
          </button>
        )}
      </div>
      {vetoes.length === 0 && <p className="soft">{t('vetoes.none')}</p>}
      {vetoes.length > 0 && (
        <ul className={styles.list}>
          {vetoes.map((finding) => (
            <li key={finding.id} className={`card ${styles.finding}`}>
              <Finding finding={finding} known={known.find(({ veto }) => veto.code === finding.vetoCode) ?? null} />
              {may && finding.liftedAt === null && (
                <button type="button" className="button no-print" onClick={() => setLifting(finding)}>
                  {t('vetoes.lift')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {recording && <VetoForm assessment={assessment} standard={standard} onClose={() => setRecording(false)} />}
      {lifting && <LiftingForm assessmentId={assessment.id} finding={lifting} onClose={() => setLifting(null)} />}
    </section>
  );
}

interface KnownVeto {
  veto: Veto;
  star: Standard['stars'][number] | null;
}

const vetoesOf = (standard: Standard): KnownVeto[] => [
  ...standard.vetoes.map((veto) => ({ veto, star: null })),
  ...standard.stars.flatMap((star) => star.vetoes.map((veto) => ({ veto, star }))),
];

function Finding({ finding, known }: { finding: VetoFinding; known: KnownVeto | null }) {
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const { vetoCode, document, authority, foundOn, liftedAt, liftingDocument } = finding;
  return (
    <div className={styles.card}>
      <div className={styles.heading}>
        <strong>{known?.star ? words(known.star.title) : t('vetoes.global')}</strong>
        {liftedAt === null ? (
          <StateTag state="vetoed">{t('vetoes.stands')}</StateTag>
        ) : (
          <StateTag state="done">{t('vetoes.lifted')}</StateTag>
        )}
      </div>
      <p>{known ? words(known.veto.title) : vetoCode}</p>
      <p className="soft small">{t('vetoes.found', { authority, document, day: format.day(foundOn) })}</p>
      {liftedAt !== null && (
        <p className="soft small">{t('vetoes.liftedBy', { document: liftingDocument ?? '', when: format.moment(liftedAt) })}</p>
      )}
    </div>
  );
}

function VetoForm({ assessment, standard, onClose }: { assessment: Assessment; standard: Standard; onClose: () => void }) {
  const { t, words } = useLanguage('assessment');
  const id = useId();
  const [given, setGiven] = useState({ vetoCode: '', authority: '', document: '', foundOn: today() });
  const [tried, setTried] = useState(false);
  const record = useWrite(recordVeto, { stale: [readAssessment, readRating] });
  const choices = vetoesOf(standard).filter(({ star }) => star === null || assessment.targetStars.includes(star.code));
  const chosen = choices.find(({ veto }) => veto.code === given.vetoCode)?.veto;
  const lacks = (name: keyof typeof given) => (tried && given[name].trim() === '' ? t('required') : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(given).some((value) => value.trim() === '')) return;
    record.mutate({ params: { assessmentId: assessment.id }, body: given }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('vetoes.record')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" disabled={record.isPending}>
            {t('vetoes.save')}
          </button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor={`${id}-code`}>{t('vetoes.which')}</label>
          <select
            id={`${id}-code`}
            className="input"
            value={given.vetoCode}
            aria-invalid={lacks('vetoCode') ? true : undefined}
            onChange={(event) => setGiven({ ...given, vetoCode: event.target.value })}
          >
            <option value="">{t('vetoes.choose')}</option>
            {choices.map(({ veto, star }) => (
              <option key={veto.code} value={veto.code}>
                {star ? words(star.title) : t('vetoes.global')} · {words(veto.title)}
              </option>
            ))}
          </select>
          {chosen && <p className="field-hint">{words(chosen.authority)}</p>}
          {lacks('vetoCode') && <p className="field-problem">{lacks('vetoCode')}</p>}
        </div>
        <Field
          label={t('vetoes.authority')}
          maxLength={200}
          value={given.authority}
          problem={lacks('authority')}
          onChange={(event) => setGiven({ ...given, authority: event.target.value })}
        />
        <Field
          label={t('vetoes.document')}
          hint={t('vetoes.documentHint')}
          maxLength={500}
          value={given.document}
          problem={lacks('document')}
          onChange={(event) => setGiven({ ...given, document: event.target.value })}
        />
        <Field
          label={t('vetoes.foundOn')}
          type="date"
          max={today()}
          value={given.foundOn}
          problem={lacks('foundOn')}
          onChange={(event) => setGiven({ ...given, foundOn: event.target.value })}
        />
        {record.error && <ErrorNotice error={record.error} />}
      </form>
    </Dialog>
  );
}

function LiftingForm({ assessmentId, finding, onClose }: { assessmentId: string; finding: VetoFinding; onClose: () => void }) {
  const { t } = useLanguage('assessment');
  const id = useId();
  const [document, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const lift = useWrite(liftVeto, { stale: [readAssessment, readRating] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (document.trim() === '') return;
    lift.mutate({ params: { assessmentId, vetoId: finding.id }, body: { document } }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('vetoes.lift')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" disabled={lift.isPending}>
            {t('vetoes.liftSave')}
          </button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit} noValidate>
        <p>{t('vetoes.liftBody', { document: finding.document })}</p>
        <Field
          label={t('vetoes.liftingDocument')}
          maxLength={500}
          value={document}
          problem={tried && document.trim() === '' ? t('required') : null}
          onChange={(event) => setDocument(event.target.value)}
        />
        {lift.error && <ErrorNotice error={lift.error} />}
      </form>
    </Dialog>
  );
}
