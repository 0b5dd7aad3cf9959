import { answerChoices } from '@xingcun/core/fieldwork/visits/question';
import type { Text } from '@xingcun/core/text';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import styles from './visits.module.css';

/** The questions as they are read at a door, in the type of the form, with the answers that one may give. */
export function QuestionsPreview({ texts }: { texts: readonly Text[] }) {
  const { words } = useLanguage('visits');
  const { t } = useLanguage('visitForm');
  const format = useFormat();
  return (
    <ol className={styles.preview}>
      {texts.map((text, index) => (
        <li key={index}>
          <p>{words(text)}</p>
          <p className="soft">{format.list(answerChoices.map((choice) => t(`answer.${choice}`)))}</p>
        </li>
      ))}
    </ol>
  );
}
