import type { Star } from '@xingcun/core/standards/standard';
import { useLanguage } from '../app/language.ts';
import { Dialog } from '../ui/dialog.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { type Draft, differing } from './application-draft.ts';
import styles from './application-page.module.css';

/** Two people filled in one application: both versions star by star, and a choice. */
export function ApplicationConflict(props: {
  stars: readonly Star[];
  mine: Draft;
  theirs: Draft;
  onKeepMine: () => void;
  onKeepTheirs: () => void;
}) {
  const { stars, mine, theirs, onKeepMine, onKeepTheirs } = props;
  const { t, words } = useLanguage('cycles');
  const differ = differing(
    mine,
    theirs,
    stars.map(({ code }) => code),
  );
  const shown = stars.filter(({ code }) => mine.stars.includes(code) || theirs.stars.includes(code));
  const side = ({ stars: chosen, commitments }: Draft, code: string) =>
    chosen.includes(code) ? (
      <>
        ★ {t('apply.conflict.chosen')}
        {commitments[code] && <p>{commitments[code]}</p>}
      </>
    ) : (
      <span className="soft">{t('apply.conflict.notChosen')}</span>
    );
  return (
    <Dialog
      title={t('apply.conflict.title')}
      onClose={onKeepTheirs}
      actions={
        <>
          <button type="button" className="button" onClick={onKeepTheirs}>
            {t('apply.conflict.keepTheirs')}
          </button>
          <button type="button" className="button button-primary" onClick={onKeepMine}>
            {t('apply.conflict.keepMine')}
          </button>
        </>
      }
    >
      <div className="stack">
        <p>{t('apply.conflict.body')}</p>
        <table className={styles.sides}>
          <thead>
            <tr>
              <th scope="col">{t('apply.conflict.star')}</th>
              <th scope="col">{t('apply.conflict.mine')}</th>
              <th scope="col">{t('apply.conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, title }) => (
              <tr key={code} className={differ.includes(code) ? styles.differs : undefined}>
                <th scope="row">
                  {words(title)} {differ.includes(code) && <StateTag state="differs">{t('apply.conflict.differs')}</StateTag>}
                </th>
                <td>{side(mine, code)}</td>
                <td>{side(theirs, code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
