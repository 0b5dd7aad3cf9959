import { readStarWall } from '@xingcun/core/disclosure/contract';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from './language.ts';
import { read } from './query.ts';

export interface NamedStar {
  code: string;
  name: string;
}

/** The stars of the newest programme that is public, for those who may not read standards: a grant names stars by their codes. */
export function useStars({ enabled = true }: { enabled?: boolean } = {}): readonly NamedStar[] {
  const { words } = useLanguage('app');
  const wall = useQuery({ ...read(readStarWall, { query: {} }), enabled });
  return wall.data?.starList.map(({ code, title }) => ({ code, name: words(title) })) ?? [];
}

/** A star's name where it is known, else its code. */
export const starName = (stars: readonly NamedStar[], code: string): string =>
  stars.find((star) => star.code === code)?.name ?? code;
