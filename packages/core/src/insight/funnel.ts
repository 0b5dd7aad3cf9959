import { type AssessmentStage, assessmentStages, stages } from '../cycles/stage.ts';

/** Each step holds the villages of the one before that came further. */
export const funnelSteps = ['inProgramme', 'applied', ...stages] as const;
/** A stage stands for its submission. */
export type FunnelStep = (typeof funnelSteps)[number];

/**
 * The villages that came as far as each step, from how many stand at each stage. A village whose sheet was sent back stands at the lower
 * stage again and leaves the steps above it.
 * @param applied villages with a submitted application
 */
export function funnelOf(
  byStage: Partial<Record<AssessmentStage, number>>,
  applied: number,
): { step: FunnelStep; villages: number }[] {
  const beyond = (stage: AssessmentStage) =>
    assessmentStages.slice(assessmentStages.indexOf(stage) + 1).reduce((sum, each) => sum + (byStage[each] ?? 0), 0);
  return funnelSteps.map((step) => ({
    step,
    villages:
      step === 'inProgramme' ? (byStage.application ?? 0) + beyond('application') : step === 'applied' ? applied : beyond(step),
  }));
}
