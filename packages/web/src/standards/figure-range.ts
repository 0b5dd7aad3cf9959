import type { Input } from '@xingcun/core/standards/standard';
import { shortText } from '@xingcun/core/values/exact';
import type { Words } from '../app/language.ts';

/** From where to where a figure may go, and with how many decimals. */
export function figureRange({ min, max, decimals }: Input, t: Words<'standards'>['t']): string {
  const text = (units: number) => shortText(units, decimals);
  const range =
    min !== null && max !== null
      ? t('item.between', { min: text(min), max: text(max) })
      : min !== null
        ? t('item.from', { min: text(min) })
        : max !== null
          ? t('item.to', { max: text(max) })
          : t('item.any');
  return decimals === 0 ? range : `${range} · ${t('item.decimals', { count: decimals })}`;
}
