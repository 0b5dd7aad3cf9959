import { type Asked, askable, optionWords } from '@xingcun/core/fieldwork/appraisal/asked';
import { slipOf } from '@xingcun/core/fieldwork/appraisal/slip';
import { castBallot, readBallotForm } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState, useSyncExternalStore } from 'react';
import { NoAnswer } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { read, useWrite } from '../../app/query.ts';
import type { Reading } from '../../app/site/reading.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import styles from './ballot.module.css';
import { choicesOf, type Mark, MarkField } from './marks.tsx';

export const ballot: Reading = {
  namespaces: ['appraisal'],
  reads: () => [],
  mayNamePeople: () => true,
  Page: BallotPage,
};

/** The code behind the `#`; the server, which is not told it, renders the page without. */
const codeInAddress = () => decodeURIComponent(location.hash.slice(1));
const neverChanges = () => () => {};

/** The voter's page. The slip's code stands behind the `#`, which no server is sent; a cast can be sent again without counting twice. */
function BallotPage() {
  const { t } = useLanguage('appraisal');
  const given = useSyncExternalStore(neverChanges, codeInAddress, () => '');
  const [entered, setCode] = useState<string | null>(null);
  const code = entered ?? given;
  const [typed, setTyped] = useState('');
  const open = (event: SyntheticEvent) => {
    event.preventDefault();
    if (slipOf(typed)) setCode(typed);
  };
  return (
    <div className={`stack ${styles.page}`}>
      <PageHeader title={t('ballot.title')} />
      {code === '' ? (
        <form className="card stack" onSubmit={open}>
          <Secrecy />
          <Field
            label={t('ballot.code')}
            hint={t('ballot.codeHint')}
            autoComplete="off"
            autoCapitalize="characters"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div>
            <button type="submit" className="button button-primary" disabled={!slipOf(typed)}>
              {t('ballot.open')}
            </button>
          </div>
        </form>
      ) : (
        <Opened code={code} onOther={() => setCode('')} />
      )}
    </div>
  );
}

function Secrecy() {
  const { t } = useLanguage('appraisal');
  return (
    <ul className={styles.secrecy}>
      <li>{t('ballot.secret1')}</li>
      <li>{t('ballot.secret2')}</li>
      <li>{t('ballot.secret3')}</li>
    </ul>
  );
}

type Form = ResponseOf<typeof readBallotForm>;

function Opened({ code, onOther }: { code: string; onOther: () => void }) {
  const { t, words } = useLanguage('appraisal');
  const {
    data: form,
    error,
    refetch,
  } = useQuery({ ...read(readBallotForm, { body: { code } }), gcTime: 0, refetchOnWindowFocus: false });
  if (error)
    return (
      <div className="stack">
        <ErrorState error={error} onRetry={() => void refetch()} />
        <div>
          <button type="button" className="button" onClick={onOther}>
            {t('ballot.code')}
          </button>
        </div>
      </div>
    );
  if (!form) return <PageSkeleton />;
  return (
    <>
      <p className={styles.of}>{t('ballot.of', { village: words(form.villageName), year: String(form.year) })}</p>
      {form.state !== 'open' || form.used ? (
        <section className="card stack">
          <p>{t(form.used ? 'ballot.used' : 'ballot.closed')}</p>
          <Tracker tracker={slipOf(code)?.tracker ?? ''} appraisalId={form.appraisalId} />
        </section>
      ) : (
        <Vote code={code} form={form} />
      )}
    </>
  );
}

function Vote({ code, form }: { code: string; form: Form }) {
  const { t, words } = useLanguage('appraisal');
  const { asked, appraisalId } = form;
  const [marks, setMarks] = useState<Partial<Record<Asked, Mark>>>({});
  const [reviewing, setReviewing] = useState(false);
  const casting = useWrite(castBallot);
  const missing = asked.filter((each) => marks[each] === undefined).length;
  const cast = () => casting.mutate(casting.variables ?? { body: { code, choices: choicesOf(marks) } });

  if (casting.data)
    return (
      <output className="card stack">
        <h2 className="row">
          <Icon name="done" size={24} />
          {t('ballot.thanks')}
        </h2>
        {casting.data.before && <p>{t('ballot.before')}</p>}
        <Tracker tracker={casting.data.tracker} appraisalId={appraisalId} />
      </output>
    );
  if (reviewing)
    return (
      <section className="card stack">
        <h2>{t('ballot.reviewTitle')}</h2>
        <dl className={styles.review}>
          {asked.map((each) => {
            const mark = marks[each];
            return (
              <div key={each}>
                <dt>{words(askable[each].words)}</dt>
                <dd>{mark === undefined || mark === 'blank' ? t('ballot.blank') : words(optionWords[mark])}</dd>
              </div>
            );
          })}
        </dl>
        {casting.error && (
          <div role="alert" className="notice notice-wrong">
            <Icon name="invalid" />
            {casting.error instanceof NoAnswer ? t('ballot.lost') : casting.error.message}
          </div>
        )}
        <div className={styles.actions}>
          <button type="button" className="button button-primary" disabled={casting.isPending} onClick={cast}>
            {casting.isPending ? t('ballot.casting') : t('ballot.cast')}
          </button>
          <button
            type="button"
            className="button"
            disabled={casting.isPending}
            onClick={() => {
              casting.reset();
              setReviewing(false);
            }}
          >
            {t('ballot.change')}
          </button>
        </div>
      </section>
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === 0) setReviewing(true);
      }}
    >
      <Secrecy />
      {asked.map((each, index) => (
        <MarkField
          key={each}
          asked={each}
          step={t('ballot.step', { number: index + 1, count: asked.length })}
          value={marks[each]}
          onChange={(mark) => setMarks({ ...marks, [each]: mark })}
        />
      ))}
      {missing > 0 && <p className="soft">{t('paper.notAnswered', { count: missing })}</p>}
      <div className={styles.actions}>
        <button type="submit" className="button button-primary" disabled={missing > 0}>
          {t('ballot.review')}
        </button>
      </div>
    </form>
  );
}

function Tracker({ tracker, appraisalId }: { tracker: string; appraisalId: string }) {
  const { t } = useLanguage('appraisal');
  return (
    <>
      <p>{t('ballot.tracker')}</p>
      <p className={`figures ${styles.tracker}`}>{tracker}</p>
      <p className="soft">{t('ballot.keep')}</p>
      <p>
        <a className="link-alone" href={`/appraisals/${appraisalId}`}>
          {t('ballot.list')}
        </a>
      </p>
    </>
  );
}
