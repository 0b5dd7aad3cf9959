import { outcomeWords, opinionWords } from '@xingcun/core/assessment/words';
import { bodyWords } from '@xingcun/core/assessment/meeting';
import { stageRules } from '@xingcun/core/cycles/stage';
import { answerWords, participantWords } from '@xingcun/core/fieldwork/inspection/words';
import { type RecordKind, recordKinds } from '@xingcun/core/fieldwork/evidence/piece';
import { noticeWords, recordActWords } from '@xingcun/core/fieldwork/evidence/words';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** Something the system has anyway, which can be proof as it stands. */
export interface RecordFound {
  kind: RecordKind;
  id: string;
  words: Text;
  /** The day on which it was made or held. */
  on: string;
}

interface Row {
  kind: RecordKind;
  id: string;
  /** Code of what it is within its kind, and of how it came out. */
  what: string | null;
  how: string | null;
  title: string | null;
  on: string;
}

/** The records of a village’s assessment, the newest first; a meeting that was replaced is none. */
export async function findRecords(tx: Tx, assessmentId: string): Promise<RecordFound[]> {
  const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;
  const { rows } = await sql<Row>`
    select 'meeting' as kind, m.id::text as id, m.body as what, m.outcome as how, null as title, m.held_on as on
      from meeting m where m.assessment_id = ${assessmentId} and m.replaced_by is null
    union all select 'cosignature', s.round || '/' || s.account_id, null, s.opinion, null, ${day('s.at')}
      from cosignature s where s.assessment_id = ${assessmentId}
    union all select 'starApplication', p.assessment_id::text, null, null, null, ${day('p.submitted_at')}
      from star_application p where p.assessment_id = ${assessmentId} and p.submitted_at is not null
    union all select 'sheetAct', t.id::text, t.stage, t.act, null, ${day('t.at')}
      from sheet_act t where t.assessment_id = ${assessmentId} and t.act in ('submitted', 'sentBack')
    union all select 'publicNotice', n.id::text, n.kind, null, null, n.opens_on
      from public_notice n join assessment a on a.cycle_id = n.cycle_id where a.id = ${assessmentId}
    union all select 'guidanceVisit', g.id::text, null, null, null, g.held_on
      from guidance_visit g where g.assessment_id = ${assessmentId}
    union all select 'visitRound', v.id::text, null, null, null, ${day('v.closed_at')}
      from visit_round v where v.assessment_id = ${assessmentId} and v.closed_at is not null
    union all select 'publicDraw', v.id::text, null, null, null, (max(d ->> 'drawnAt')::timestamptz at time zone 'Asia/Shanghai')::date
      from visit_round v, jsonb_array_elements(v.draws) d where v.assessment_id = ${assessmentId} group by v.id
    union all select 'appraisal', p.id::text, null, null, null, p.closed_on
      from appraisal p where p.assessment_id = ${assessmentId} and p.state = 'closed'
    union all select 'inspectionFinding', f.id::text, null, f.answer, f.item_code, ${day('f.written_at')}
      from inspection i join inspection_finding f on f.inspection_id = i.id
      where i.assessment_id = ${assessmentId} and i.state = 'closed' and f.answer in ('conforms', 'doesNotConform')
        and not exists (select from inspection_finding later
          where later.inspection_id = i.id and later.line_key = f.line_key and later.version > f.version)
    union all select 'interview', w.id::text, w.participant_kind, null, null, w.held_on
      from inspection i join interview w on w.inspection_id = i.id
      where i.assessment_id = ${assessmentId} and i.state = 'closed'
        and not exists (select from interview later where later.replaces = w.id)
    union all select 'boardPosting', b.id::text, n.kind, b.act, null, b.acted_on
      from board_posting b left join public_notice n on n.id = b.notice_id where b.assessment_id = ${assessmentId}
    union all select 'groupDecision', d.id::text, d.stage, d.resolution, d.item_code, d.resolved_on
      from disagreement d where d.assessment_id = ${assessmentId} and d.state = 'resolved'
    union all select 'objectionAnswer', o.id::text, null, null, o.star_code, ${day('o.answered_at')}
      from objection_answer o where o.assessment_id = ${assessmentId}
    union all select 'rectificationReport', r.id::text, null, null, t.item_code, ${day('r.at')}
      from rectification_task t join rectification_act r on r.task_id = t.id
      where t.assessment_id = ${assessmentId} and r.act = 'reported'
    union all select 'certificate', c.assessment_id::text, null, null, null, c.issued_on
      from certificate c where c.assessment_id = ${assessmentId}
    union all select 'inspection', i.id::text, i.stage, null, null, i.planned_on
      from inspection i where i.assessment_id = ${assessmentId} and i.state = 'closed'
    union all select 'evidence', e.id::text, null, null, e.title, e.effective_from
      from evidence e join assessment other on other.id = e.assessment_id
      join assessment a on a.village_code = other.village_code and a.id <> other.id
      where a.id = ${assessmentId} and e.kind <> 'record' and e.withdrawn_at is null and e.sealed_at is null
    order by 6 desc, 1, 2`.execute(tx);
  return rows.map(({ kind, id, what, how, title, on }) => ({ kind, id, on, words: wordsOf(kind, what, how, title) }));
}

function wordsOf(kind: RecordKind, what: string | null, how: string | null, title: string | null): Text {
  const kinds = [bodyWords, noticeWords, stageWords, participantWords].map((words) => wordOf(words, what));
  const outcomes = [recordActWords, outcomeWords, opinionWords, answerWords].map((words) => wordOf(words, how));
  const known = [recordKinds[kind], ...kinds, ...outcomes].filter((part) => part !== undefined);
  return {
    zh: [...known.map(({ zh }) => zh), ...(title === null ? [] : [title])].join(' · '),
    en: [...known.map(({ en }) => en), ...(title === null ? [] : [title])].join(' · '),
  };
}

const stageWords = Object.fromEntries(Object.entries(stageRules).map(([stage, { words }]) => [stage, words]));

const wordOf = (words: Readonly<Record<string, Text>>, code: string | null): Text | undefined =>
  code === null || !Object.hasOwn(words, code) ? undefined : words[code];
