import { type CompiledStandard, compileStandard } from '@xingcun/core/rating/compile';
import type { ExplanationNode } from '@xingcun/core/rating/explanation';
import { resultWords, stepSentence } from '@xingcun/core/rating/explanation-words';
import { rateIndicator } from '@xingcun/core/rating/indicator-score';
import type { Entry } from '@xingcun/core/rating/sheet';
import { Refusal } from '@xingcun/core/refusal';
import type { Indicator, Standard } from '@xingcun/core/standards/standard';
import { shortText } from '@xingcun/core/values/exact';
import { useId, useState } from 'react';
import { parseScore } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { Icon } from '../ui/icon.tsx';
import { exampleFigures, type SliderBounds, sliderBounds, slotsOf } from './example-figures.ts';
import styles from './rule-example.module.css';

const compiled = new WeakMap<Standard, CompiledStandard>();

/** Reading a standard's formulas takes a moment; one reading serves all its indicators. */
function compiledOf(standard: Standard): CompiledStandard {
  const known = compiled.get(standard) ?? compileStandard(standard);
  compiled.set(standard, known);
  return known;
}

/** One indicator with figures to try: the same arithmetic that rates a village, at once. */
export function RuleExample({ standard, indicator }: { standard: Standard; indicator: Indicator }) {
  const { t } = useLanguage('rating');
  const own = compiledOf(standard).indicators.get(indicator.code);
  const first = own ? exampleFigures(own) : {};
  const [figures, setFigures] = useState(first);
  const judged = indicator.rule.kind === 'judged' ? indicator.rule : null;
  const [mark, setMark] = useState(() =>
    judged ? Math.floor((indicator.maxScore * 0.8) / judged.step) * judged.step : indicator.maxScore,
  );
  if (!own) return null;
  const places = standard.scorePlaces;
  const entry: Entry = judged ? { kind: 'mark', score: mark } : { kind: 'inputs', values: { ...figures } };
  const set = (key: string, units: number) => setFigures({ ...figures, [key]: units });
  return (
    <div className={styles.example}>
      <p className="soft small">{t('lead')}</p>
      <div className={styles.figures}>
        {judged ? (
          <Figure
            label={t('mark')}
            unit=""
            decimals={places}
            min={0}
            max={indicator.maxScore}
            slider={{ min: 0, max: indicator.maxScore }}
            step={judged.step}
            units={mark}
            onChange={setMark}
          />
        ) : (
          slotsOf(own)
            .filter(({ needed }) => needed)
            .map(({ slot, rule }) => (
              <ExampleFigure
                key={slot.key}
                slot={slot}
                checklist={rule.rule.kind === 'checklist'}
                slider={sliderBounds(rule, slot)}
                units={figures[slot.key] ?? 0}
                onChange={(units) => set(slot.key, units)}
              />
            ))
        )}
      </div>
      <Outcome standard={standard} indicator={indicator} entry={entry} />
    </div>
  );
}

function ExampleFigure(props: {
  slot: ReturnType<typeof slotsOf>[number]['slot'];
  checklist: boolean;
  slider: SliderBounds | null;
  units: number;
  onChange: (units: number) => void;
}) {
  const { slot, checklist, slider, units, onChange } = props;
  const { words } = useLanguage('rating');
  const { title, unit, decimals, min, max } = slot.input;
  if (checklist)
    return (
      <label className={styles.check}>
        <input type="checkbox" checked={units === 1} onChange={(event) => onChange(event.target.checked ? 1 : 0)} />
        {words(title)}
      </label>
    );
  return (
    <Figure
      label={words(title)}
      unit={words(unit)}
      decimals={decimals}
      min={min}
      max={max}
      slider={slider}
      step={10 ** decimals}
      units={units}
      onChange={onChange}
    />
  );
}

/** A number to type, with a slider beside it where one helps. @param step of the slider, in the smallest unit */
function Figure(props: {
  label: string;
  unit: string;
  decimals: number;
  min: number | null;
  max: number | null;
  slider: SliderBounds | null;
  step: number;
  units: number;
  onChange: (units: number) => void;
}) {
  const { label, unit, decimals, min, max, slider, step, units, onChange } = props;
  const { t } = useLanguage('rating');
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const written = (value: number) => shortText(value, decimals);
  const fits = (value: number | null): value is number =>
    value !== null && (min === null || value >= min) && (max === null || value <= max);
  const wrong = typed !== null && !fits(parseScore(typed, decimals));
  const range = [
    min !== null && t('from', { min: written(min) }),
    max !== null && t('to', { max: written(max) }),
    decimals > 0 && t('decimals', { count: decimals }),
  ]
    .filter(Boolean)
    .join('');
  return (
    <div className={styles.figure}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.entry}>
        <input
          id={id}
          className="input figures"
          inputMode="decimal"
          value={typed ?? written(units)}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={({ target }) => {
            setTyped(target.value);
            const value = parseScore(target.value, decimals);
            if (fits(value)) onChange(value);
          }}
          onBlur={() => setTyped(null)}
        />
        {unit && <span className="soft">{unit}</span>}
      </div>
      {slider && slider.max > slider.min && (
        <input
          type="range"
          aria-label={label}
          className={styles.slider}
          min={slider.min}
          max={slider.max}
          step={Math.min(step, slider.max - slider.min)}
          value={Math.min(slider.max, Math.max(slider.min, units))}
          onChange={({ target }) => {
            setTyped(null);
            onChange(Number(target.value));
          }}
        />
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="field-problem">
          {t('unreadable', { range })}
        </p>
      )}
    </div>
  );
}

function Outcome({ standard, indicator, entry }: { standard: Standard; indicator: Indicator; entry: Entry }) {
  const { t, language } = useLanguage('rating');
  const own = compiledOf(standard).indicators.get(indicator.code);
  if (!own) return null;
  const rated = tryRating(() => rateIndicator(own, entry));
  const places = standard.scorePlaces;
  if (rated instanceof Refusal)
    return (
      <output className="notice notice-wrong">
        <Icon name="invalid" />
        {obstacleText(rated, language)}
      </output>
    );
  const { rating, node } = rated;
  const max = shortText(indicator.maxScore, places);
  const short = rating.score === null ? null : indicator.maxScore - rating.score;
  return (
    <output className={styles.outcome}>
      <p className={styles.score}>
        {rating.score === null ? (
          t(rating.state === 'notApplicable' ? 'notApplicable' : 'missing')
        ) : (
          <strong className="figures">{t('outOf', { score: shortText(rating.score, places), max })}</strong>
        )}
        {short !== null && <span className="soft">{short === 0 ? t('full') : t('loss', { by: shortText(short, places) })}</span>}
      </p>
      <Steps node={node} />
      {node.children.map((part) => (
        <Steps key={part.code} node={part} titled />
      ))}
    </output>
  );
}

function Steps({ node, titled = false }: { node: ExplanationNode; titled?: boolean }) {
  const { words, language } = useLanguage('rating');
  if (node.steps.length === 0) return null;
  return (
    <div className={styles.steps}>
      {titled && (
        <p>
          {words(node.title)} <span className="figures">{resultWords(node, language)}</span>
        </p>
      )}
      <ul>
        {node.steps.map((step, index) => (
          <li key={`${step.code}${index}`}>{stepSentence(step, language)}</li>
        ))}
      </ul>
    </div>
  );
}

function tryRating<Result>(rating: () => Result): Result | Refusal {
  try {
    return rating();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
