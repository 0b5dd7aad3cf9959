import { useSuspenseQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { unitName, unitsQuery } from '../units/unit-tree.ts';
import styles from './village-names.module.css';

/** Villages by their township, in the order of the unit tree. */
export function VillageNames({ codes }: { codes: readonly string[] }) {
  const { language } = useLanguage('cycles');
  const { data: units } = useSuspenseQuery(unitsQuery);
  const chosen = new Set(codes);
  const groups = Map.groupBy(
    units.filter(({ code }) => chosen.has(code)),
    ({ parentCode }) => parentCode,
  );
  const gone = codes.filter((code) => !units.some((unit) => unit.code === code));
  return (
    <dl className={styles.groups}>
      {[...groups].map(([parentCode, villages]) => {
        const parent = units.find(({ code }) => code === parentCode);
        return (
          <div key={parentCode}>
            <dt>{parent ? unitName(parent, language) : ''}</dt>
            <dd>{villages.map((village) => unitName(village, language)).join(language === 'zh' ? '、' : ', ')}</dd>
          </div>
        );
      })}
      {gone.length > 0 && (
        <div>
          <dt />
          <dd className="figures">{gone.join(' ')}</dd>
        </div>
      )}
    </dl>
  );
}
