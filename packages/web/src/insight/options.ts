import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from './palette.ts';

/** Colour is never alone: neighbouring series differ by pattern as well. */
const base = ({ font, ink }: Palette) => ({
  animation: false,
  textStyle: { fontFamily: font, color: ink, fontSize: 13 },
  aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
});
const axisColours = ({ line, soft }: Palette) => ({
  axisLine: { lineStyle: { color: line } },
  axisTick: { show: false },
  axisLabel: { color: soft },
  splitLine: { lineStyle: { color: line } },
});
const tooltip = ({ raised, ink, line }: Palette) => ({
  confine: true,
  backgroundColor: raised,
  borderColor: line,
  textStyle: { color: ink },
});

interface BarSeries {
  name: string;
  color: string;
  values: readonly (number | null)[];
}

const rowHeight = 30;
export const barsHeight = (rows: number, legend: boolean) => rows * rowHeight + (legend ? 96 : 48);

/** Bars that lie: one row for each name, series one after the other. */
export function lyingBars(
  palette: Palette,
  {
    names,
    series,
    stacked = true,
    format,
  }: { names: readonly string[]; series: readonly BarSeries[]; stacked?: boolean; format?: (value: number) => string },
): EChartsCoreOption {
  return {
    ...base(palette),
    tooltip: { ...tooltip(palette), trigger: 'axis', axisPointer: { type: 'shadow' } },
    legend: { show: series.length > 1, bottom: 0, type: 'plain', textStyle: { color: palette.soft }, itemWidth: 16 },
    grid: { left: 8, right: 32, top: 8, bottom: series.length > 1 ? 64 : 8, containLabel: true },
    xAxis: {
      type: 'value',
      ...axisColours(palette),
      minInterval: 1,
      ...(format && { axisLabel: { color: palette.soft, formatter: format } }),
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      ...axisColours(palette),
      axisLabel: { color: palette.ink, width: 96, overflow: 'break' },
    },
    series: series.map(({ name, color, values }) => ({
      type: 'bar',
      name,
      ...(stacked && { stack: 'all' }),
      barMaxWidth: 18,
      itemStyle: { color },
      data: [...values],
      ...(series.length === 1 && { label: { show: true, position: 'right', color: palette.ink } }),
    })),
  };
}

/** Small upright bars, one of many alike: no axis but names, the same height everywhere. */
export function smallBars(
  palette: Palette,
  {
    names,
    values,
    most,
    colors,
    line,
    changes = [],
    label,
  }: {
    names: readonly string[];
    values: readonly (number | null)[];
    most: number;
    colors: (index: number) => string;
    /** A level across all bars, e.g. a pass mark. */
    line?: number | undefined;
    /** Indices of bars before which something changed. */
    changes?: readonly number[];
    label?: (value: number) => string;
  },
): EChartsCoreOption {
  const marks = [...(line === undefined ? [] : [{ yAxis: line }]), ...changes.map((index) => ({ xAxis: index }))];
  return {
    ...base(palette),
    tooltip: {
      ...tooltip(palette),
      ...(label && { valueFormatter: (value: unknown) => (typeof value === 'number' ? label(value) : '') }),
    },
    grid: { left: 0, right: 0, top: label ? 20 : 8, bottom: 22 },
    xAxis: {
      type: 'category',
      data: [...names],
      ...axisColours(palette),
      axisLabel: { color: palette.soft, fontSize: 11, interval: 0, hideOverlap: true },
    },
    yAxis: { type: 'value', min: 0, max: most, show: false },
    series: [
      {
        type: 'bar',
        barMaxWidth: 28,
        data: values.map((value, index) => ({ value, itemStyle: { color: colors(index) } })),
        ...(label && {
          label: {
            show: true,
            position: 'top',
            color: palette.ink,
            fontSize: 11,
            formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? label(value) : ''),
          },
        }),
        ...(marks.length > 0 && {
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: palette.ink, type: 'dashed', width: 1 },
            data: marks,
          },
        }),
      },
    ],
  };
}

interface HeatCell {
  x: number;
  y: number;
  /** 0–100: hundredths of the full score; null is no figure. */
  share: number | null;
  won: boolean;
  words: string;
}

export const heatHeight = (rows: number) => rows * 26 + 130;

/** Villages down, stars across; darker is more of the full score, ★ is a star won. */
export function heatMap(
  palette: Palette,
  {
    villages,
    stars,
    cells,
    scale,
  }: { villages: readonly string[]; stars: readonly string[]; cells: readonly HeatCell[]; scale: [string, string] },
): EChartsCoreOption {
  return {
    ...base(palette),
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    tooltip: { ...tooltip(palette), formatter: ({ dataIndex }: { dataIndex: number }) => cells[dataIndex]?.words ?? '' },
    grid: { left: 4, right: 4, top: 4, bottom: 48, containLabel: true },
    xAxis: {
      type: 'category',
      position: 'top',
      data: [...stars],
      ...axisColours(palette),
      axisLabel: { color: palette.ink, interval: 0, rotate: 45, fontSize: 12 },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...villages],
      ...axisColours(palette),
      axisLabel: { color: palette.ink, width: 88, overflow: 'truncate' },
      splitLine: { show: false },
    },
    visualMap: {
      type: 'continuous',
      min: 0,
      max: 100,
      dimension: 2,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 120,
      itemWidth: 12,
      text: [scale[1], scale[0]],
      textStyle: { color: palette.soft },
      inRange: { color: [palette.slateSoft, palette.jade] },
      outOfRange: { color: [palette.sunken] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(({ x, y, share, won }) => ({
          value: [x, y, share ?? -1],
          label: { show: won, formatter: '★', color: (share ?? 0) > 55 ? palette.surface : palette.ink, fontSize: 12 },
        })),
        itemStyle: { borderColor: palette.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: palette.ink } },
      },
    ],
  };
}
