import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import styles from './evidence.module.css';
import type { Library } from './items-choice.tsx';

/** The piece of this id; where it is an original that this person does not see, the copy that stands for it. */
export function findNamed(library: Library | null, evidenceId: string) {
  return (
    library?.pieces.find(({ id }) => id === evidenceId) ?? library?.pieces.find(({ redaction }) => redaction?.of === evidenceId)
  );
}

/** What a record names as its proof: how many, and each leads to its place in the library. Without the library, pieces have no title. */
export function NamedProof(props: { assessmentId: string; evidenceIds: readonly string[]; library: Library | null }) {
  const { assessmentId, evidenceIds, library } = props;
  const { t } = useLanguage('evidence');
  if (evidenceIds.length === 0) return null;
  return (
    <div className="small">
      <span className="soft">{t('named.count', { count: evidenceIds.length })}</span>
      <ul className={styles.named}>
        {evidenceIds.map((id, index) => (
          <li key={id}>
            <Link to="/work/assessments/$assessmentId/evidence" params={{ assessmentId }} search={{ piece: id }}>
              {findNamed(library, id)?.title ?? t('named.untitled', { number: index + 1 })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
