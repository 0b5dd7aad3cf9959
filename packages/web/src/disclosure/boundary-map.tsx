import { listUnits } from '@xingcun/core/units/contract';
import { readMap } from '@xingcun/core/units/map-contract';
import type { MapFeature } from '@xingcun/core/units/map-layer';
import { useSuspenseQuery } from '@tanstack/react-query';
import { geoMercator, geoPath } from 'd3-geo';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import styles from './boundary-map.module.css';
import { unitAddress } from './unit-page.tsx';

const width = 900;
const height = 560;
const dot = 6;

/** The boundaries that the city loaded, drawn here: no tiles of others, no other network. Each is a link named by its unit. */
export function BoundaryMap({ cityCode, year }: { cityCode: string; year: number | undefined }) {
  const { t, language } = useLanguage('site');
  const { data: map } = useSuspenseQuery(read(readMap, { params: { cityCode } }));
  const { data: units } = useSuspenseQuery(read(listUnits, { query: { under: cityCode } }));
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  // d3 takes the side of a ring that lies to its right for inside, RFC 7946 the left one
  const features = map.features.map(clockwise);
  const projection = geoMercator().fitExtent(
    [
      [16, 16],
      [width - 16, height - 16],
    ],
    { type: 'FeatureCollection', features },
  );
  const path = geoPath(projection).pointRadius(dot);
  return (
    <figure className="stack">
      <nav aria-label={t('map.title')}>
        <svg viewBox={`0 0 ${width} ${height}`} className={styles.map}>
          {features.map((feature) => {
            const unit = byCode.get(feature.properties.code);
            if (!unit) return null;
            const name = language === 'en' ? (unit.nameEn ?? unit.name) : unit.name;
            const [x, y] = path.centroid(feature);
            return (
              <a key={unit.code} href={unitAddress(unit, year)} aria-label={name}>
                <path d={path(feature) ?? undefined} className={styles.area} />
                <text x={x} y={y - (feature.geometry.type === 'Point' ? dot + 4 : 0)} className={styles.name}>
                  {name}
                </text>
              </a>
            );
          })}
        </svg>
      </nav>
      <figcaption className="soft small">{t('map.origin', { number: map.approvalNumber, source: map.source })}</figcaption>
    </figure>
  );
}

type Ring = [number, number][];

function clockwise(feature: MapFeature): MapFeature {
  const { geometry } = feature;
  if (geometry.type === 'Point') return feature;
  const turned = (rings: Ring[]) => rings.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : ring.toReversed()));
  return {
    ...feature,
    geometry:
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: turned(geometry.coordinates) }
        : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(turned) },
  };
}

function isClockwise(ring: Ring): boolean {
  let twice = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    twice += (nextX - x) * (nextY + y);
  }
  return twice > 0;
}
