import { type Severity, severityRules } from '@xingcun/core/fieldwork/inspection/finding';
import { useLanguage } from '../../app/language.ts';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';

const marks = { remark: 'note', minor: 'due', serious: 'overdue' } as const satisfies Record<Severity, StateName>;

export function SeverityTag({ severity }: { severity: Severity }) {
  const { words } = useLanguage('inspection');
  return <StateTag state={marks[severity]}>{words(severityRules[severity].words)}</StateTag>;
}
