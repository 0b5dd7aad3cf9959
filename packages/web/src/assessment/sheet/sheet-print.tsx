import { readCycle } from '@xingcun/core/cycles/contract';
import { stageRules } from '@xingcun/core/cycles/stage';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { Digest } from '../digest.tsx';
import { today } from '../due.tsx';
import { useEntryWords } from './entry-words.ts';
import styles from './sheet-print.module.css';
import type { SheetOnScreen } from './use-sheet.ts';

/** The sheet on paper: every star, every row, all levels, room to sign. Shown only when printing. */
export function SheetPrint({ screen }: { screen: SheetOnScreen }) {
  const { assessment, stage, form, rows, progress, lowerStages } = screen;
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const { show } = useEntryWords(form);
  const cycle = useQuery(read(readCycle, { params: { cycleId: assessment.cycleId } })).data;
  const { standard } = form.compiled;
  const places = standard.scorePlaces;
  const sealed = assessment.acts.findLast((act) => act.stage === stage && act.digest !== null);
  return (
    <div className={`print-only ${styles.paper}`}>
      <h1>{t('sheet.title', { village: assessment.villageName, stage: words(stageRules[stage].words) })}</h1>
      <p>
        {[assessment.townshipName, cycle && words(cycle.title), t('print.printedOn', { day: format.day(today()) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        {sealed?.digest ? (
          <>
            {t('passage.digest')} <Digest digest={sealed.digest} />
          </>
        ) : (
          t('print.notSealed')
        )}
      </p>
      {standard.stars
        .filter(({ code }) => assessment.targetStars.includes(code))
        .map((star) => {
          const its = progress.find(({ starCode }) => starCode === star.code);
          return (
            <table key={star.code}>
              <caption>
                {words(star.title)}
                {its && (
                  <span className="figures">
                    {' '}
                    {its.filled}/{its.items} · {format.score(its.score, places)}
                    {its.passMark !== null && ` / ${format.score(its.passMark, places).replace(/\.0+$/, '')}`}
                  </span>
                )}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{t('sheet.item')}</th>
                  <th scope="col" className={styles.end}>
                    {t('sheet.max')}
                  </th>
                  {lowerStages.map((each) => (
                    <th key={each} scope="col" className={styles.end}>
                      {t(`short.${each}`)}
                    </th>
                  ))}
                  <th scope="col" className={styles.end}>
                    {t(`short.${stage}`)}
                  </th>
                  <th scope="col">{t('print.reasonAndProof')}</th>
                </tr>
              </thead>
              <tbody>
                {rows
                  .filter(({ item }) => item.starCode === star.code)
                  .map(({ item, draft, score, others }) => (
                    <tr key={item.code}>
                      <th scope="row">
                        {item.kind === 'indicator' && `${item.code} `}
                        {words(item.title)}
                      </th>
                      <td className={`figures ${styles.end}`}>
                        {item.maxScore !== null && format.score(item.maxScore, places).replace(/\.0+$/, '')}
                      </td>
                      {lowerStages.map((each) => {
                        const cell = others.find((other) => other.stage === each)?.cell;
                        return (
                          <td key={each} className={`figures ${styles.end}`}>
                            {show(item, cell?.entry ?? null, cell?.score ?? null)}
                          </td>
                        );
                      })}
                      <td className={`figures ${styles.end}`}>{show(item, draft.entry, score)}</td>
                      <td>
                        {draft.reason && <p>{draft.reason}</p>}
                        {draft.proofs.map(({ title, reference }) => (
                          <p key={`${title} ${reference}`}>{`${title} ${reference}`.trim()}</p>
                        ))}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          );
        })}
      <p className={styles.signatures}>
        <span>{t('print.filledBy')}</span>
        <span>{t('print.signedBy')}</span>
        <span>{t('print.date')}</span>
      </p>
    </div>
  );
}
