import { smallestShown } from '../fieldwork/appraisal/small-numbers.ts';
import type { ExplanationNode, Step } from '../rating/explanation.ts';

/**
 * An explanation as anyone may read it: of an appraisal with a count under five the score stands without the figures, for from the other
 * counts and the percentages one would calculate what the appraisal's own page hides (docs/decisions/0010). Whoever scores reads the whole.
 */
export function publicExplanation(node: ExplanationNode): ExplanationNode {
  const children = node.children.map(publicExplanation);
  if (node.rule !== 'appraisal' || !node.inputs.some(({ value }) => isSmall(value))) return { ...node, children };
  const steps: Step[] = [...node.steps.filter(saysWhyItDoesNotCount), { code: 'countsWithheld', values: {} }];
  return { ...node, inputs: [], steps, rounding: null, children };
}

const isSmall = (value: unknown) => value !== null && Number(value) < smallestShown;

const saysWhyItDoesNotCount = ({ code, values }: Step) =>
  code === 'appraisalVoid' || (code === 'sampleTooSmall' && !isSmall(values.valid));
