import type { Standard } from '@xingcun/core/standards/standard';
import { shortText } from '@xingcun/core/values/exact';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useLanguage } from '../app/language.ts';
import { Icon } from '../ui/icon.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { glyphOf } from './star-glyphs.ts';
import styles from './standard-page.module.css';

/** Only the item in the address is the one that is open; without this the general rules would be it everywhere. */
const exactly = { exact: true, includeSearch: true } as const;

/** General rules, stars and – of the star that is open – its indicators. Up and down walk through it. */
export function StandardTree({
  standardId,
  standard,
  item,
}: {
  standardId: string;
  standard: Standard;
  item: string | undefined;
}) {
  const { t, words } = useLanguage('standards');
  const points = (units: number) => shortText(units, standard.scorePlaces);
  const link = { to: '/work/standards/$standardId', params: { standardId } } as const;
  return (
    <nav className={styles.tree} aria-label={t('one.tree')}>
      <ul>
        <li>
          <Link {...link} search={{}} className={styles.node} onKeyDown={walk} activeOptions={exactly} resetScroll={false}>
            <Icon name="note" size={20} />
            {t('one.overview')}
          </Link>
        </li>
        {standard.stars.map(({ code, title, indicators, maxScore }) => {
          const open = item === code || indicators.some((indicator) => indicator.code === item);
          const glyph = glyphOf(code);
          return (
            <li key={code}>
              <Link
                {...link}
                search={{ item: code }}
                className={styles.node}
                onKeyDown={walk}
                activeOptions={exactly}
                resetScroll={false}
              >
                {glyph ? <StarGlyph name={glyph} size={20} /> : <Icon name="won" size={20} />}
                <span className={styles.nodeName}>{words(title)}</span>
                <span className="figures small soft">{points(maxScore)}</span>
              </Link>
              {open && (
                <ul>
                  {indicators.map((indicator) => (
                    <li key={indicator.code}>
                      <Link
                        {...link}
                        search={{ item: indicator.code }}
                        className={`${styles.node} ${styles.leaf}`}
                        onKeyDown={walk}
                        activeOptions={exactly}
                        resetScroll={false}
                      >
                        <span className={styles.nodeName}>{words(indicator.title)}</span>
                        <span className="figures small soft">{points(indicator.maxScore)}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const links = [...(event.currentTarget.closest('nav')?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
  links[links.findIndex((each) => each === event.currentTarget) + step]?.focus();
  event.preventDefault();
}
