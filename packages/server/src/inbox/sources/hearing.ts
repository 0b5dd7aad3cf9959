import { grantsFor } from '@xingcun/core/accounts/permission';
import {
  type AppealAtHand,
  appealItems,
  type BoardAtHand,
  boardItems,
  correctionItems,
  themeItems,
} from '@xingcun/core/inbox/sources/hearing';
import { sql } from 'kysely';
import type { Source } from '../source.ts';

/** Notices and rounds of opinions that are to hang on a village’s board now. */
export const boardSource: Source = async ({ tx, actor, today, cycles }) => {
  const villages = grantsFor(actor, 'disclosure.postNotice').filter(({ role }) => role.startsWith('village'));
  if (villages.length === 0) return [];
  const { rows } = await sql<BoardAtHand & { cycleId: string }>`
    with running as (
      select n.id, n.cycle_id, n.opens_on, n.closes_on, n.notice_days, null::ltree as path from public_notice n
        where ${today}::date between n.opens_on and n.closes_on
      union all
      select r.id, r.cycle_id, r.opens_on, r.closes_on, r.notice_days, r.district_path from opinion_round r
        where ${today}::date between r.opens_on and r.closes_on)
    select a.cycle_id, a.id as assessment_id, u.name as unit_name, a.village_path::text, n.opens_on, n.closes_on, n.notice_days,
      (select coalesce(json_agg(json_build_object('act', b.act, 'on', b.acted_on, 'confirmed', b.confirmed_at is not null) order by b.seq), '[]')
        from board_posting b where b.assessment_id = a.id and n.id in (b.notice_id, b.round_id)) as postings
    from running n
    join assessment a on a.cycle_id = n.cycle_id and (n.path is null or a.village_path <@ n.path)
    join unit u on u.code = a.village_code
    where a.village_path = any(${villages.map(({ path }) => path)}::ltree[]) and a.stage <> 'application'
      and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])`.execute(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ id }) => id === row.cycleId);
    return cycle ? boardItems(actor, cycle, row, today) : [];
  });
};

/** Appeals without a decision, of the city’s cycles. */
export const appealSource: Source = async ({ tx, actor, cycles }) => {
  if (grantsFor(actor, 'disclosure.decideAppeal').length === 0) return [];
  const { rows } = await sql<AppealAtHand & { cycleId: string }>`
    select a.cycle_id, (p.made_at at time zone 'Asia/Shanghai')::date as made_on, p.due_on, p.outcome is not null as proposed,
      (select coalesce(json_agg(m.account_id), '[]') from appeal_member m where m.appeal_id = p.id) as panel
    from appeal p join objection o on o.id = p.objection_id join assessment a on a.id = o.assessment_id
    where p.decided_at is null and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])`.execute(tx);
  return cycles.flatMap((cycle) =>
    appealItems(
      actor,
      cycle,
      rows.filter(({ cycleId }) => cycleId === cycle.id),
    ),
  );
};

/** Corrections that an appeal ordered and nobody has carried out. */
export const correctionSource: Source = async ({ tx, actor, cycles }) => {
  if (grantsFor(actor, 'disclosure.publish').length === 0) return [];
  const { rows } = await sql<{ cycleId: string; ordered: number }>`
    select a.cycle_id, count(*)::integer as ordered
    from score_correction k join appeal p on p.id = k.appeal_id join objection o on o.id = p.objection_id
    join assessment a on a.id = o.assessment_id
    where k.done_at is null and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[]) group by a.cycle_id`.execute(tx);
  return rows.flatMap(({ cycleId, ordered }) => {
    const cycle = cycles.find(({ id }) => id === cycleId);
    return cycle ? correctionItems(actor, cycle, ordered) : [];
  });
};

/** Themes of opinions that gather something and have no answer. */
export const opinionSource: Source = async ({ tx, actor, cycles }) => {
  if (grantsFor(actor, 'disclosure.answerOpinions').length === 0) return [];
  const { rows } = await sql<{ cycleId: string; districtPath: string; themes: number }>`
    select r.cycle_id, r.district_path::text, count(*)::integer as themes
    from opinion_theme t join opinion_round r on r.id = t.round_id
    where t.answered_at is null and exists (select from opinion o where o.theme_id = t.id)
      and r.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])
    group by r.cycle_id, r.district_path`.execute(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ id }) => id === row.cycleId);
    return cycle ? themeItems(actor, cycle, row) : [];
  });
};
