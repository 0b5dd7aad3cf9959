import type { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useLanguage } from '../../app/language.ts';
import styles from './evidence.module.css';

export type Library = ResponseOf<typeof readEvidence>;

/** Which items a piece belongs to: a list to tick, star by star; a star with a ticked item stands open. */
export function ItemsChoice(props: {
  legend: string;
  library: Pick<Library, 'stars' | 'items'>;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { legend, library, chosen, onChange } = props;
  const { words } = useLanguage('evidence');
  const toggle = (code: string) => onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  return (
    <fieldset className={styles.items}>
      <legend>{legend}</legend>
      {library.stars.map((star) => {
        const items = library.items.filter(({ starCode }) => starCode === star.code);
        const ticked = items.filter(({ itemCode }) => chosen.includes(itemCode)).length;
        return (
          <details key={star.code} open={ticked > 0 || library.stars.length === 1}>
            <summary>
              {words(star.title)}
              {ticked > 0 && <span className="soft small"> · {ticked}</span>}
            </summary>
            {items.map(({ itemCode, title }) => (
              <label key={itemCode} className={styles.tick}>
                <input type="checkbox" checked={chosen.includes(itemCode)} onChange={() => toggle(itemCode)} />
                <span>
                  <span className="figures soft">{itemCode}</span> {words(title)}
                </span>
              </label>
            ))}
          </details>
        );
      })}
    </fieldset>
  );
}
