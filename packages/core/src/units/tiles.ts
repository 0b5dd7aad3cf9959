/** A place on the earth in degrees, WGS 84. */
export interface Position {
  longitude: number;
  latitude: number;
}

export interface Tile {
  code: string;
  /** From 0, from the west. */
  column: number;
  /** From 0, from the north. */
  row: number;
}

/**
 * Equal tiles for units, each near its true place: every unit counts the same, however large its land is. Units without a position follow
 * in their order below the others; where none has one, all stand in order.
 * @param columns how many tiles stand beside each other at most; at least 1
 */
export function placeTiles(units: readonly { code: string; position: Position | null }[], columns: number): Tile[] {
  const placed = units.flatMap(({ code, position }) => (position ? [{ code, ...position }] : []));
  const others = units.filter(({ position }) => position === null);
  const tiles = placed.length > 0 ? nearTheirPlaces(placed, columns) : [];
  const firstFree = tiles.reduce((most, { row }) => Math.max(most, row + 1), 0);
  return [
    ...tiles,
    ...others.map(({ code }, index) => ({ code, column: index % columns, row: firstFree + Math.floor(index / columns) })),
  ];
}

/** Rows of equal length from north to south, each in order from west to east: neighbours stay near, and no tile is empty in between. */
function nearTheirPlaces(units: readonly ({ code: string } & Position)[], columns: number): Tile[] {
  const across = Math.min(columns, Math.ceil(Math.sqrt(units.length)));
  const fromNorth = units.toSorted((a, b) => b.latitude - a.latitude || a.code.localeCompare(b.code));
  const tiles: Tile[] = [];
  for (let row = 0; row * across < fromNorth.length; row++) {
    const fromWest = fromNorth
      .slice(row * across, (row + 1) * across)
      .toSorted((a, b) => a.longitude - b.longitude || a.code.localeCompare(b.code));
    tiles.push(...fromWest.map(({ code }, column) => ({ code, column, row })));
  }
  return tiles;
}
