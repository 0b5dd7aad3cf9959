import type { Session, accountGrantSchema } from '@xingcun/core/accounts/contract';
import { roleWords } from '@xingcun/core/accounts/words';
import type { z } from 'zod';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { type NamedStar, starName } from '../../app/star-names.ts';
import { useUnitNames } from '../../units/unit-tree.ts';

export type AccountGrant = z.output<typeof accountGrantSchema>;

/** A grant in one line: role, unit, stars, deputy, period. */
export function useGrantText(stars: readonly NamedStar[]): (grant: Session['grants'][number] & { fromOn?: string }) => string {
  const { t, words } = useLanguage('accountsAdmin');
  const format = useFormat();
  const nameOf = useUnitNames();
  return ({ role, unitCode, unitName, stars: codes, deputyForName, toOn }) =>
    [
      `${nameOf(unitCode, unitName)} ${words(roleWords[role])}`,
      codes && format.list(codes.map((code) => starName(stars, code))),
      deputyForName && t('grant.deputy', { name: deputyForName }),
      toOn && t('grant.until', { day: format.day(toOn) }),
    ]
      .filter(Boolean)
      .join(' · ');
}
