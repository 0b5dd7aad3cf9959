import { useLanguage } from '../../app/language.ts';
import styles from './evidence.module.css';
import type { Library } from './items-choice.tsx';

/** The items that rest on nothing, and what would serve; `onAdd` where the person may add. */
export function MissingList(props: { library: Library; star: string | undefined; onAdd: ((itemCode: string) => void) | null }) {
  const { library, star, onAdd } = props;
  const { t, words } = useLanguage('evidence');
  const items = library.items.filter(({ starCode }) => star === undefined || starCode === star);
  const missing = items.filter(({ coverage }) => coverage === 'none');
  const inWords = items.filter(({ coverage }) => coverage === 'words').map(({ itemCode }) => itemCode);
  return (
    <section className="card stack" aria-labelledby="missing">
      <h2 id="missing">{t('missing.title')}</h2>
      {missing.length === 0 && <p className="soft">{t('missing.none')}</p>}
      {missing.length > 0 && (
        <ul className={styles.missing}>
          {missing.map(({ itemCode, title, wished }) => (
            <li key={itemCode}>
              <div>
                <span className="figures soft">{itemCode}</span> {words(title)}
                {wished.length > 0 && (
                  <p className="soft small">{t('missing.wished', { wished: wished.map(words).join(' · ') })}</p>
                )}
              </div>
              {onAdd && (
                <button
                  type="button"
                  className="button no-print"
                  aria-label={t('missing.add', { code: itemCode })}
                  onClick={() => onAdd(itemCode)}
                >
                  {t('missing.addShort')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {inWords.length > 0 && <p className="soft small">{t('missing.words', { items: inWords.join(' · ') })}</p>}
    </section>
  );
}
