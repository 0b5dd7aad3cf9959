import type { readPublicUnit } from '@xingcun/core/disclosure/site-contract';
import type { ResponseOf } from '@xingcun/core/route';
import type { CSSProperties } from 'react';
import { useLanguage } from '../app/language.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './tile-map.module.css';

export type Tile = ResponseOf<typeof readPublicUnit>['tiles'][number];

/** Every village (or township) as one tile of equal size near its place; on a phone they follow one another in the same order. */
export function TileMap({ tiles, address }: { tiles: readonly Tile[]; address: (tile: Tile) => string }) {
  const { t, words } = useLanguage('site');
  const columns = tiles.reduce((most, { column }) => Math.max(most, column + 1), 1);
  const inOrder = tiles.toSorted((a, b) => a.row - b.row || a.column - b.column);
  return (
    <ul className={styles.tiles} style={{ '--columns': columns } as CSSProperties}>
      {inOrder.map((tile) => (
        <li key={tile.code} style={{ '--column': tile.column + 1, '--row': tile.row + 1 } as CSSProperties}>
          <a href={address(tile)} className={tile.starsWon === null ? styles.tile : `${styles.tile} ${styles.rated}`}>
            <span className={styles.name}>{words(tile.name)}</span>
            <span className={styles.stars}>
              {tile.kind === 'township' ? (
                t('tiles.villages', { count: tile.villages })
              ) : tile.starsWon === null ? (
                t('tiles.waiting')
              ) : (
                <>
                  <Icon name="won" size={14} /> {t('tiles.stars', { count: tile.starsWon })}
                </>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
