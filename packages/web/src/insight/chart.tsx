import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useLanguage } from '../app/language.ts';
import styles from './insight.module.css';
import { savePng } from './save-png.ts';

interface Props {
  /** The sentence under the title, and what a screen reader says of the drawing. */
  label: string;
  option: EChartsCoreOption;
  height: number;
  /** The index of the datum that was chosen, as it stands in the series. */
  onChoose?: (index: number) => void;
  /** Told of the drawing, so that a button elsewhere may save it. */
  onDrawn?: (chart: EChartsType | null) => void;
}

/** A drawing. It is one picture to a screen reader; everything in it stands in the table beside it. */
export function Chart({ label, option, height, onChoose, onDrawn }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<EChartsType | null>(null);
  const shown = useRef(option);
  const choose = useEffectEvent((index: number) => onChoose?.(index));
  const tell = useEffectEvent((chart: EChartsType | null) => onDrawn?.(chart));
  useEffect(() => {
    shown.current = option;
    drawn.current?.setOption(option, { notMerge: true });
  }, [option]);
  useEffect(() => {
    let gone = false;
    let watch: ResizeObserver | undefined;
    void import('./echarts.ts').then(({ init }) => {
      if (gone || !box.current) return;
      const chart = init(box.current, null, { renderer: 'svg' });
      drawn.current = chart;
      chart.setOption(shown.current);
      chart.on('click', ({ dataIndex }) => choose(dataIndex));
      watch = new ResizeObserver(() => chart.resize());
      watch.observe(box.current);
      box.current.dataset.drawn = 'true';
      tell(chart);
    });
    return () => {
      gone = true;
      watch?.disconnect();
      drawn.current?.dispose();
      drawn.current = null;
      tell(null);
    };
  }, []);
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the drawing is made of elements that answer to clicks, which an <img> cannot hold
  return <div ref={box} data-chart="" role="img" aria-label={label} className={styles.chart} style={{ blockSize: height }} />;
}

/** A chart and the button that saves it as a picture of that name. */
export function SavableChart({ name, ...chart }: { name: string } & Omit<Props, 'onDrawn'>) {
  const { t } = useLanguage('insight');
  const drawn = useRef<EChartsType | null>(null);
  return (
    <>
      <Chart {...chart} onDrawn={(each) => void (drawn.current = each)} />
      <div className={`row no-print ${styles.tools}`}>
        <button type="button" className="button" onClick={() => drawn.current && void savePng(drawn.current, chart.option, name)}>
          {t('png')}
        </button>
      </div>
    </>
  );
}

/** A chart with its title, its sentence, its table, and the button that saves it as a picture. */
export function Figure(
  props: { title: string; sentence: string; table?: ReactNode; note?: ReactNode } & Omit<Props, 'label' | 'onDrawn'>,
) {
  const { title, sentence, table, note, ...chart } = props;
  const { t } = useLanguage('insight');
  return (
    <figure className={`card ${styles.figure}`}>
      <figcaption>
        <h2>{title}</h2>
        <p className="soft">{sentence}</p>
        {note}
      </figcaption>
      <SavableChart {...chart} name={title} label={t('figure', { title, sentence })} />
      {table && (
        <details className={styles.table}>
          <summary>{t('table')}</summary>
          {table}
        </details>
      )}
    </figure>
  );
}
