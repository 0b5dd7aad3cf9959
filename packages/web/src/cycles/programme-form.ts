import type { Cycle } from '@xingcun/core/cycles/contract';
import { type CalendarStage, type Carrier, type Combination, calendarStages } from '@xingcun/core/cycles/cycle';
import {
  type CalendarEntry,
  calendarObstacles,
  defaultCalendar,
  unkeepableCalendar,
  weightObstacles,
} from '@xingcun/core/cycles/programme';
import { type PanelStage, type Stage, stages } from '@xingcun/core/cycles/stage';
import type { Obstacle } from '@xingcun/core/obstacle';

/** A programme as it is typed: numbers and days are text until they can be read. */
export interface ProgrammeForm {
  year: string;
  titleZh: string;
  titleEn: string;
  carrier: Carrier;
  approvingDocument: string;
  sponsor: string;
  standardId: string;
  combination: Combination;
  weights: Record<Stage, string>;
  panelStages: readonly PanelStage[];
  blind: boolean;
  calendar: Record<CalendarStage, { opensOn: string; dueOn: string }>;
  villages: readonly string[];
}

export type FormField =
  | 'year'
  | 'titleZh'
  | 'titleEn'
  | 'approvingDocument'
  | 'sponsor'
  | 'standardId'
  | 'weights'
  | 'villages'
  | `calendar.${CalendarStage}`;

/** What is wrong with a field: one of our sentences, or a refusal of core. `draft`: even a draft cannot be kept like this. */
export type FormProblem = { field: FormField; draft: boolean } & (
  | {
      message:
        | 'form.required'
        | 'form.yearWrong'
        | 'form.standardNone'
        | 'form.villagesMissing'
        | 'form.weightWrong'
        | 'form.incomplete';
    }
  | { obstacle: Obstacle }
);

const noDates = { opensOn: '', dueOn: '' };
const evenWeights: Record<Stage, string> = {
  selfAssessment: '10',
  preliminaryReview: '20',
  jointReview: '40',
  finalAppraisal: '30',
};

const calendarForm = (entries: readonly CalendarEntry[]): ProgrammeForm['calendar'] => {
  const of = (stage: CalendarStage) => {
    const found = entries.find((entry) => entry.stage === stage);
    return found ? { opensOn: found.opensOn, dueOn: found.dueOn } : noDates;
  };
  const form: Partial<ProgrammeForm['calendar']> = {};
  for (const stage of calendarStages) form[stage] = of(stage);
  return form as ProgrammeForm['calendar'];
};

export function newForm(
  year: number,
  given: Pick<ProgrammeForm, 'titleZh' | 'titleEn' | 'villages' | 'standardId'>,
): ProgrammeForm {
  return {
    ...given,
    year: String(year),
    carrier: 'annualAssessment',
    approvingDocument: '',
    sponsor: '',
    combination: 'successive',
    weights: evenWeights,
    panelStages: [],
    blind: false,
    calendar: calendarForm(defaultCalendar(year)),
  };
}

export const formOf = (cycle: Cycle): ProgrammeForm => ({
  year: String(cycle.year),
  titleZh: cycle.title.zh,
  titleEn: cycle.title.en,
  carrier: cycle.carrier,
  approvingDocument: cycle.approvingDocument,
  sponsor: cycle.sponsor,
  standardId: cycle.standard.id,
  combination: cycle.combination,
  weights: cycle.weights ? weightsForm(cycle.weights) : evenWeights,
  panelStages: cycle.panelStages,
  blind: cycle.blind,
  calendar: calendarForm(cycle.calendar),
  villages: cycle.villages,
});

function weightsForm(weights: NonNullable<Cycle['weights']>): ProgrammeForm['weights'] {
  const of = (stage: Stage) => String(weights[stage] ?? 0);
  return {
    selfAssessment: of('selfAssessment'),
    preliminaryReview: of('preliminaryReview'),
    jointReview: of('jointReview'),
    finalAppraisal: of('finalAppraisal'),
  };
}

export const withDefaultCalendar = (form: ProgrammeForm, year: number): ProgrammeForm => ({
  ...form,
  calendar: calendarForm(defaultCalendar(year)),
});

/** A day that exists, in the years a programme can name. */
export function isDay(text: string): boolean {
  if (!/^2[01]\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

export function yearOf({ year }: Pick<ProgrammeForm, 'year'>): number | null {
  const number = /^\d{4}$/.test(year.trim()) ? Number(year) : Number.NaN;
  return number >= 2000 && number <= 2100 ? number : null;
}

/** The stages whose both dates can be read. */
export function entriesOf({ calendar }: Pick<ProgrammeForm, 'calendar'>): CalendarEntry[] {
  return calendarStages.flatMap((stage) => {
    const { opensOn, dueOn } = calendar[stage];
    return isDay(opensOn) && isDay(dueOn) ? [{ stage, opensOn, dueOn }] : [];
  });
}

const weightOf = (text: string): number | null => {
  const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number <= 100 ? number : null;
};

/** Percent by stage; null where the combination has none or a number cannot be read. */
export function weightsOf({
  combination,
  weights,
}: Pick<ProgrammeForm, 'combination' | 'weights'>): Record<Stage, number> | null {
  if (combination === 'successive') return null;
  const read = stages.map((stage) => [stage, weightOf(weights[stage])] as const);
  if (read.some(([, weight]) => weight === null)) return null;
  return Object.fromEntries(read) as Record<Stage, number>;
}

/** Everything that is wrong, each at its field, by the rules that the server asks; what hinders publication only is not `draft`. */
export function problemsOf(form: ProgrammeForm, standard: { state: 'draft' | 'published' } | null): FormProblem[] {
  const problems: FormProblem[] = [];
  const year = yearOf(form);
  if (year === null) problems.push({ field: 'year', draft: true, message: 'form.yearWrong' });
  for (const field of ['titleZh', 'titleEn', 'approvingDocument', 'sponsor'] as const)
    if (form[field].trim() === '') problems.push({ field, draft: true, message: 'form.required' });
  if (form.standardId === '') problems.push({ field: 'standardId', draft: true, message: 'form.standardNone' });
  else if (standard?.state === 'draft')
    problems.push({ field: 'standardId', draft: false, obstacle: { code: 'cycles.standardNotPublished', details: {} } });
  if (form.villages.length === 0) problems.push({ field: 'villages', draft: true, message: 'form.villagesMissing' });

  if (form.combination === 'weighted') {
    const weights = weightsOf(form);
    if (weights === null) problems.push({ field: 'weights', draft: true, message: 'form.weightWrong' });
    else
      for (const obstacle of weightObstacles({ combination: 'weighted', weights }))
        problems.push({ field: 'weights', draft: false, obstacle });
  }

  const entries = entriesOf(form);
  const halves = calendarStages.filter((stage) => {
    const { opensOn, dueOn } = form.calendar[stage];
    return (opensOn !== '' || dueOn !== '') && !entries.some((entry) => entry.stage === stage);
  });
  for (const stage of halves) problems.push({ field: `calendar.${stage}`, draft: true, message: 'form.incomplete' });
  const unkeepable = unkeepableCalendar(entries).map(({ code, details }) => `${code} ${String(details.stage)}`);
  for (const obstacle of year === null ? [] : calendarObstacles(year, entries)) {
    const stage = calendarStages.find((each) => each === obstacle.details.stage);
    if (!stage || (obstacle.code === 'cycles.stageMissing' && halves.includes(stage))) continue;
    problems.push({ field: `calendar.${stage}`, draft: unkeepable.includes(`${obstacle.code} ${stage}`), obstacle });
  }
  return problems;
}

const fieldsByCode: Readonly<Record<string, FormField>> = {
  'cycles.yearTaken': 'year',
  'cycles.villageNotValid': 'villages',
  'cycles.weightsMissing': 'weights',
  'cycles.weightsNotUsed': 'weights',
  'cycles.weightsNotHundred': 'weights',
  'cycles.standardNotPublished': 'standardId',
  'cycles.standardPlaces': 'standardId',
  'standards.standardNotFound': 'standardId',
};

/** The field that a refusal of the server is about, or null where it concerns the whole. */
export function fieldOfRefusal(code: string, values: Readonly<Record<string, unknown>>): FormField | null {
  const stage = calendarStages.find((each) => each === values.stage);
  if (stage && code.startsWith('cycles.')) return `calendar.${stage}`;
  return fieldsByCode[code] ?? null;
}

/** The programme as the server takes it; call only where no problem of `problemsOf` is `draft`. */
export function programmeOf(form: ProgrammeForm) {
  const weights = weightsOf(form);
  return {
    year: Number(form.year),
    title: { zh: form.titleZh.trim(), en: form.titleEn.trim() },
    carrier: form.carrier,
    approvingDocument: form.approvingDocument.trim(),
    sponsor: form.sponsor.trim(),
    standardId: form.standardId,
    combination: form.combination,
    weights,
    panelStages: [...form.panelStages],
    // without a group there is nobody to hide anything from
    blind: form.blind && form.panelStages.length > 0,
    calendar: entriesOf(form),
    villages: [...form.villages],
  };
}
