import type { PageContent } from '@xingcun/core/disclosure/page-digest';
import type { Text } from '@xingcun/core/text';
import type { ReactNode } from 'react';
import { useState, useSyncExternalStore } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { glyphOf } from '../standards/star-glyphs.ts';
import { Brand } from '../ui/brand.tsx';
import { LogLine } from '../records/log-line.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import styles from './poster.module.css';
import { type PublicStar, starWordsOf } from './public-stars.ts';

interface Props {
  village: Text;
  place: string;
  cycleTitle: Text;
  sample: boolean;
  content: Omit<PageContent, 'stars'> & { stars: readonly PublicStar[] };
  closesOn: string;
  digest: string;
  /** Where its code leads, e.g. `/opinions/650203200202`. */
  address: string;
  /** What people may do, step by step. */
  how: readonly string[];
  back: ReactNode;
}

const sizes = ['A4', 'A3'] as const;

/** Where people reach the platform is known to their browser alone; the codes are drawn there. */
const neverChanges = () => () => {};

/** A poster for the village's board, on the screen as it comes out on paper. */
export function Poster(props: Props) {
  const { village, place, cycleTitle, sample, content, closesOn, digest, address, how, back } = props;
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  const [size, setSize] = useState<(typeof sizes)[number]>('A4');
  const origin = useSyncExternalStore(
    neverChanges,
    () => location.origin,
    () => '',
  );
  const url = `${origin}${address}`;
  const { kind, opensOn, noticeDays, stars, year } = content;
  const won = stars.filter(({ state }) => state === 'won').length;
  return (
    <>
      <style>{`@page { size: ${size} portrait; margin: 0; } @media print { header { display: none !important; } }`}</style>
      <div className="stack no-print">
        <PageHeader title={t('poster.title')} above={back} lead={t('poster.lead')} actions={<PrintButton />} />
        <fieldset className={styles.choices}>
          <legend className="said">{t('poster.size')}</legend>
          {sizes.map((each) => (
            <label key={each} className="row">
              <input type="radio" name="size" checked={size === each} onChange={() => setSize(each)} />
              {t(`poster.${each}`)}
            </label>
          ))}
        </fieldset>
      </div>
      <article className={styles.paper} aria-label={t('poster.title')}>
        <div className={styles.sheet}>
          <div className={styles.head}>
            <p className={styles.subtitle}>{words(cycleTitle)}</p>
            <p className={styles.title}>
              <strong>{words(village)}</strong>
            </p>
            <p className={styles.subtitle}>{t(`poster.${kind}`)}</p>
            <p>
              {place} · {t('poster.won', { year: String(year), won })}{' '}
              {kind !== 'finalResult' && <span className={styles.tag}>{t('opinion.preliminary')}</span>}{' '}
              {sample && <span className={styles.tag}>{t('sample')}</span>}
            </p>
          </div>
          <ul className={styles.stars}>
            {stars.map((star) => (
              <PosterStar key={star.starCode} star={star} />
            ))}
          </ul>
          <div className={styles.period}>
            <p>
              <strong>{t('notice.period', { from: format.day(opensOn), to: format.day(closesOn), count: noticeDays })}</strong>
            </p>
            <p>{t('poster.counted')}</p>
          </div>
          <div className={styles.how}>
            <div>
              <h2>{t(kind === 'opinions' ? 'poster.howOpinions' : 'poster.howNotice')}</h2>
              <ol>
                {how.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </div>
            <div className={styles.code}>
              {origin !== '' && <QrCode text={url} label={t('poster.code', { address: url })} />}
              <span className="figures">{url}</span>
            </div>
          </div>
          <div className={styles.foot}>
            <Brand />
            <div>
              <p>{t('poster.check')}</p>
              <p className={`figures ${styles.digest}`}>{digest}</p>
              <LogLine />
            </div>
            <div className={styles.logCode}>
              {origin !== '' && <QrCode text={`${origin}/public/log`} label={t('poster.log')} />}
            </div>
          </div>
        </div>
      </article>
    </>
  );
}

function PosterStar({ star: { starCode, title, state, score } }: { star: PublicStar }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  const glyph = glyphOf(starCode);
  return (
    <li className={state === 'won' ? `${styles.star} ${styles.won}` : styles.star}>
      {glyph ? <StarGlyph name={glyph} size={40} /> : <Icon name={state === 'won' ? 'won' : 'notYet'} size={40} />}
      <strong>{words(title)}</strong>
      <span className={styles.state}>{`${state === 'won' ? '★' : '☆'} ${t(starWordsOf(state))}`}</span>
      {score !== null && <span className="figures">{t('poster.score', { score: format.score(score) })}</span>}
    </li>
  );
}
