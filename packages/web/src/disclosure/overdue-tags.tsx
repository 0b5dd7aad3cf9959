import { useLanguage } from '../app/language.ts';
import { StateTag } from '../ui/state-tag.tsx';
import type { PublicVillage } from './public-stars.ts';

/** Answers and decisions that are late, for everybody to see: the longest of each kind. */
export function OverdueTags({ overdue }: Pick<PublicVillage, 'overdue'>) {
  const { t } = useLanguage('disclosure');
  return (['objection', 'appeal'] as const).map((kind) => {
    const count = Math.max(0, ...overdue.filter((each) => each.kind === kind).map(({ workingDays }) => workingDays));
    return (
      count > 0 && (
        <StateTag key={kind} state="overdue">
          {t(`overdue.${kind}`, { count })}
        </StateTag>
      )
    );
  });
}
