import type { EChartsType } from 'echarts/core';

/** Pixels of the picture for one of the screen, so that it prints well. */
const sharpness = 2;

/** The drawing as a PNG on the ground of the page. */
export async function savePng(chart: EChartsType, name: string): Promise<void> {
  const picture = new Image();
  picture.src = chart.getDataURL({ type: 'svg' });
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = chart.getWidth() * sharpness;
  canvas.height = chart.getHeight() * sharpness;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const link = document.createElement('a');
  link.download = `${name}.png`;
  link.href = canvas.toDataURL('image/png');
  link.click();
}
