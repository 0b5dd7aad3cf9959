import { askable, optionWords } from '@xingcun/core/fieldwork/appraisal/asked';
import { countKeys } from '@xingcun/core/fieldwork/appraisal/ballot';
import type { Published } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import { minimumOf } from '@xingcun/core/fieldwork/appraisal/small-numbers';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { Facts } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import styles from './appraisal.module.css';

interface Props {
  published: Published;
  state: 'open' | 'closed' | 'void';
  issued: number;
  present: number;
}

/** The result as anyone may see it: a bar an option, without counts under five; or why there are no figures. */
export function Result({ published, state, issued, present }: Props) {
  const { t } = useLanguage('appraisal');
  const { returned, phone, paper, spoilt, questions } = published;
  if (state === 'void') return <p className="notice notice-wrong">{t('result.void', { returned, issued })}</p>;
  const part = (count: number | null) => (count === null ? t('few') : t('ballots', { count }));
  return (
    <div className="stack">
      <Facts
        facts={[
          [t('facts.issued'), t('ballots', { count: issued })],
          [t('facts.returned'), t('ballots', { count: returned })],
          [t('facts.phone'), phone !== null && part(phone)],
          [t('facts.paper'), paper !== null && part(paper)],
          [t('facts.spoilt'), spoilt !== 0 && part(spoilt)],
        ]}
      />
      {questions.map((question) => (
        <Question key={question.code} question={question} needed={minimumOf(present)} />
      ))}
      <p className="soft small">{t('result.how')}</p>
    </div>
  );
}

function Question({ question: { code, figures }, needed }: { question: Published['questions'][number]; needed: number }) {
  const { t, words } = useLanguage('appraisal');
  const format = useFormat();
  const title = words(askable[code].words);
  if (!figures)
    return (
      <section className="card stack">
        <h3>{title}</h3>
        <p className="notice">{t('result.small', { needed })}</p>
      </section>
    );
  const { counts, scoreHundredths, satisfactionHundredths } = figures;
  const largest = Math.max(...countKeys.map((key) => counts[key] ?? 0), 1);
  return (
    <section className="card stack">
      <div className="row">
        <h3>{title}</h3>
        <StateTag state="done">{t('result.score', { score: format.score(scoreHundredths) })}</StateTag>
        <span className="figures">{t('result.satisfaction', { rate: format.score(satisfactionHundredths) })}</span>
      </div>
      <table className={styles.bars}>
        <caption className="said">{title}</caption>
        <thead className="said">
          <tr>
            <th scope="col">{t('result.option')}</th>
            <th scope="col">{t('result.votes')}</th>
          </tr>
        </thead>
        <tbody>
          {countKeys.map((key) => {
            const count = counts[key];
            return (
              <tr key={key}>
                <th scope="row">{key === 'blank' ? t('result.blank') : words(optionWords[key])}</th>
                <td>
                  <span className={styles.track} aria-hidden="true">
                    {count !== null && <span className={styles[key]} style={{ inlineSize: `${(count / largest) * 100}%` }} />}
                  </span>
                  <span className="figures">{count === null ? t('few') : t('ballots', { count })}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
