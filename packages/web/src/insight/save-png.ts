import type { EChartsCoreOption, EChartsType } from 'echarts/core';

/** Pixels of the picture for one of the screen, so that it prints well. */
const sharpness = 2;

/** The drawing as a PNG on the ground of the page: drawn once more, on a canvas that nobody sees. */
export async function savePng(chart: EChartsType, option: EChartsCoreOption, name: string): Promise<void> {
  const { init } = await import('./echarts.ts');
  const size = { width: chart.getWidth(), height: chart.getHeight() };
  const unseen = init(document.createElement('div'), null, { renderer: 'canvas', devicePixelRatio: sharpness, ...size });
  unseen.setOption(option);
  const backgroundColor = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim();
  const picture = bytesOf(unseen.getDataURL({ type: 'png', pixelRatio: sharpness, backgroundColor }));
  unseen.dispose();
  const address = URL.createObjectURL(new Blob([picture], { type: 'image/png' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.png`;
  link.click();
  URL.revokeObjectURL(address);
}

/** What a data address holds; the page's policy lets nothing fetch one. */
const bytesOf = (address: string) => Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (sign) => sign.charCodeAt(0));
