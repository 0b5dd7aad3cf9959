import { roleWords } from '@xingcun/core/accounts/words';
import { formGroup, type Group, listEligible } from '@xingcun/core/assessment/panel/contract';
import { type GroupRole, groupRoles, groupRoleWords } from '@xingcun/core/assessment/panel/group';
import type { ResponseOf } from '@xingcun/core/route';
import type { Standard } from '@xingcun/core/standards/standard';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { read, useWrite } from '../../app/query.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { type Reason, useRefusalWords } from '../refusal-words.ts';
import { groupReads } from './item-marks.tsx';
import styles from './panel.module.css';

type Candidate = ResponseOf<typeof listEligible>[number];

/** Chooses who marks and who observes; says why somebody cannot. */
export function GroupEditor({ group, standard, onDone }: { group: Group; standard: Standard; onDone: () => void }) {
  const { t, words } = useLanguage('panel');
  const refusalWords = useRefusalWords(standard);
  const { assessmentId, stage, version } = group;
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, GroupRole>>(
    new Map(group.members.map(({ person, role }) => [person.accountId, role])),
  );
  const query = search.trim() === '' ? {} : { search: search.trim() };
  const candidates =
    useQuery({ ...read(listEligible, { params: { assessmentId, stage }, query }), placeholderData: keepPreviousData }).data ?? [];
  const saving = useWrite(formGroup, { stale: groupReads });
  const choose = (accountId: string, role: GroupRole | '') => {
    const next = new Map(chosen);
    if (role === '') next.delete(accountId);
    else next.set(accountId, role);
    setChosen(next);
  };
  const roles = [...chosen.values()];
  const observers = roles.filter((role) => role === 'observer').length;
  const open = (candidate: Candidate): GroupRole[] =>
    groupRoles.filter((role) => (role === 'observer' ? candidate.asObserver : candidate.asMember).length === 0);
  // those who can take part first; of the others only whoever would be looked for among the stage's own people
  const shown = candidates
    .filter((candidate) => open(candidate).length > 0 || candidate.asMember.some(({ code }) => code !== 'assessment.notAScorer'))
    .toSorted((a, b) => Number(open(b).length > 0) - Number(open(a).length > 0));
  return (
    <section className="card stack no-print" aria-labelledby="editor">
      <h2 id="editor">{t(group.formed ? 'editAgain' : 'edit')}</h2>
      <p className="soft">{t('editLead')}</p>
      <Field label={t('find')} type="search" value={search} maxLength={50} onChange={(event) => setSearch(event.target.value)} />
      <DataTable
        caption={t('candidate')}
        rows={shown}
        rowKey={({ person }) => person.accountId}
        columns={[
          { key: 'name', title: t('candidate'), cell: ({ person }) => person.name },
          {
            key: 'unit',
            title: t('unit'),
            cell: ({ unitName, roles: held }) => (
              <span className={styles.names}>
                {unitName}
                <span className="soft small">{held.map((role) => words(roleWords[role])).join(t('listComma'))}</span>
              </span>
            ),
          },
          {
            key: 'part',
            title: t('part'),
            cell: (candidate) => {
              const possible = open(candidate);
              const [why] = candidate.asMember;
              return possible.length === 0 ? (
                <span className="soft small">{why && t('cannot', { reason: refusalWords(why) })}</span>
              ) : (
                <select
                  className="input"
                  aria-label={`${candidate.person.name} · ${t('part')}`}
                  value={chosen.get(candidate.person.accountId) ?? ''}
                  onChange={(event) =>
                    choose(candidate.person.accountId, groupRoles.find((role) => role === event.target.value) ?? '')
                  }
                >
                  <option value="">{t('none')}</option>
                  {possible.map((role) => (
                    <option key={role} value={role}>
                      {words(groupRoleWords[role])}
                    </option>
                  ))}
                </select>
              );
            },
          },
        ]}
      />
      <output className="figures">{t('counts', { scoring: roles.length - observers, observers })}</output>
      {saving.error && <Refused error={saving.error} say={refusalWords} />}
      <div className="row">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={saving.isPending}
          onClick={() =>
            saving.mutate(
              {
                params: { assessmentId, stage },
                body: { members: [...chosen].map(([accountId, role]) => ({ accountId, role })), version },
              },
              { onSuccess: onDone },
            )
          }
        >
          {t('save')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('cancel')}
        </button>
      </div>
    </section>
  );
}

/** Everything that stands in the way at once, not one after the other. */
function Refused({ error, say }: { error: Error; say: (reason: Reason) => string }) {
  if (!(error instanceof ApiError) || !error.problem.code.startsWith('assessment.')) return <ErrorNotice error={error} />;
  const { code, values } = error.problem;
  const others = Array.isArray(values.others) ? (values.others as Reason[]) : [];
  return (
    <div className="notice notice-wrong" role="alert">
      <ul>
        {[{ code, details: values }, ...others].map((reason) => (
          <li key={`${reason.code} ${JSON.stringify(reason.details.accountId ?? '')}`}>{say(reason)}</li>
        ))}
      </ul>
    </div>
  );
}
