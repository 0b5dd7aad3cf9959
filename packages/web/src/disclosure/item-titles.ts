import type { Text } from '@xingcun/core/text';
import { useSuspenseQuery } from '@tanstack/react-query';
import { documentOf, standardRowQuery } from '../standards/document.ts';

/** The indicators of a star, or of every star where none is named, in the standard's order. */
export function useItemTitles(standardId: string, starCode: string | null): { code: string; title: Text }[] {
  const { stars } = documentOf(useSuspenseQuery(standardRowQuery(standardId)).data);
  return stars
    .filter(({ code }) => starCode === null || code === starCode)
    .flatMap(({ indicators }) => indicators.map(({ code, title }) => ({ code, title })));
}
