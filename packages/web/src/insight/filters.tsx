import { assessmentStages } from '@xingcun/core/cycles/stage';
import { blocks } from '@xingcun/core/insight/block';
import { levels } from '@xingcun/core/insight/level';
import { blockWords, levelWords, standingWords } from '@xingcun/core/insight/words';
import type { Question } from '@xingcun/core/insight/contract';
import { useId } from 'react';
import { useLanguage } from '../app/language.ts';
import type { Frame } from './view.ts';
import styles from './insight.module.css';
import type { InsightChange, InsightSearch } from './search.ts';

const asksLevel: readonly Question[] = ['heatMap', 'distribution', 'completeness', 'similar'];

/** Year, unit, level, and for villages what they are at; all of it stands in the address. */
export function Filters(props: {
  frame: Frame;
  view: Question;
  search: InsightSearch;
  onChange: (change: InsightChange) => void;
}) {
  const { frame, view, search, onChange } = props;
  const { t, words } = useLanguage('insight');
  const { above, unit, below, cycles } = frame;
  return (
    <search className="no-print">
      <div className={styles.crumbs}>
        {above.map(({ code, name }) => (
          <button key={code} type="button" className={styles.link} onClick={() => onChange({ unit: code })}>
            {name} ›
          </button>
        ))}
        <strong>{unit.name}</strong>
      </div>
      <div className={styles.filters}>
        {view !== 'trends' && (
          <Choice
            label={t('cycle')}
            value={frame.cycle?.id ?? ''}
            options={cycles.map(({ id, year }) => ({ value: id, name: String(year) }))}
            onChange={(cycle) => onChange({ cycle })}
          />
        )}
        {below.length > 0 && (
          <Choice
            label={t('below')}
            value=""
            options={[{ value: '', name: t('all') }, ...below.map(({ code, name }) => ({ value: code, name }))]}
            onChange={(code) => onChange({ unit: code || undefined })}
          />
        )}
        {asksLevel.includes(view) && (
          <Choice
            label={t('level')}
            value={search.level ?? 'latest'}
            options={levels.map((level) => ({ value: level, name: words(levelWords[level]) }))}
            onChange={(value) => onChange({ level: levels.find((level) => level === value && level !== 'latest') })}
          />
        )}
        {view === 'heatMap' && (
          <>
            <Choice
              label={t('at')}
              value={search.at ?? ''}
              options={[
                { value: '', name: t('all') },
                ...assessmentStages.map((stage) => ({ value: stage, name: words(standingWords[stage]) })),
              ]}
              onChange={(value) => onChange({ at: assessmentStages.find((stage) => stage === value) })}
            />
            <Choice
              label={t('block')}
              value={search.block ?? ''}
              options={[
                { value: '', name: t('all') },
                ...blocks.map((block) => ({ value: block, name: words(blockWords[block]) })),
              ]}
              onChange={(value) => onChange({ block: blocks.find((block) => block === value) })}
            />
          </>
        )}
      </div>
    </search>
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: readonly { value: string; name: string }[];
  onChange: (value: string) => void;
}) {
  const { label, value, options, onChange } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
