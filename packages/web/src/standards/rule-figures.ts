import type { Input, Rule } from '@xingcun/core/standards/standard';

/** The figures that a rule asks for, those of its parts included; nothing for marks and checklists. */
export function ruleFigures(rule: Rule): Input[] {
  switch (rule.kind) {
    case 'judged':
    case 'checklist':
      return [];
    case 'sum':
      return rule.parts.flatMap((part) => ruleFigures(part.rule));
    default:
      return rule.inputs;
  }
}
