import type { Inspection } from '@xingcun/core/fieldwork/inspection/contract';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import styles from './inspection.module.css';

/** On paper only: the whole list with boxes and room to write, for a place where no screen is wanted. */
export function BlankList({ inspection }: { inspection: Pick<Inspection, 'checklist' | 'villageName' | 'plannedOn'> }) {
  const { t, words } = useLanguage('inspection');
  const format = useFormat();
  return (
    <section className={`print-only ${styles.blank}`}>
      <h2>
        {t('blank.title')} · {inspection.villageName} · {format.day(inspection.plannedOn)}
      </h2>
      {inspection.checklist.map(({ starCode, title, items }) => (
        <table key={starCode}>
          <caption>{words(title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('blank.line')}</th>
              <th scope="col">{t('blank.answer')}</th>
              <th scope="col">{t('blank.words')}</th>
            </tr>
          </thead>
          <tbody>
            {items.flatMap(({ title: item, lines }) =>
              lines.map((line) => (
                <tr key={line.key}>
                  <td>
                    <strong>{words(item)}</strong> {words(line.words)}
                  </td>
                  <td>{t('blank.box')}</td>
                  <td>{'\u00a0'}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      ))}
      <p>{t('blank.sign')}</p>
    </section>
  );
}
