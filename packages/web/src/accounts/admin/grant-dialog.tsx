import { grantRole, listAccounts, listGrants } from '@xingcun/core/accounts/contract';
import { checkGrant } from '@xingcun/core/accounts/grant';
import { type Actor, grantsFor, isWithin, type Role, roleLevels, roles } from '@xingcun/core/accounts/permission';
import { roleWords } from '@xingcun/core/accounts/words';
import { Refusal } from '@xingcun/core/refusal';
import { unitKindWords } from '@xingcun/core/units/words';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { useWrite } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { useStars } from '../../app/star-names.ts';
import { today } from '../../app/today.ts';
import { Field } from '../../ui/field.tsx';
import { TreePicker } from '../../ui/tree-picker.tsx';
import { pickerTree, unitName, unitsQuery, withAncestors } from '../../units/unit-tree.ts';
import type { Account } from './account-panel.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import styles from './accounts-page.module.css';

/** A role at a unit, for a time; for a lead unit's assessor also the stars. What core refuses is said before it is sent. */
export function GrantDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t, words, language } = useLanguage('accountsAdmin');
  const id = useId();
  const session = useSession();
  const { data: units } = useSuspenseQuery(unitsQuery);
  const [role, setRole] = useState<Role | null>(null);
  const [unitCode, setUnitCode] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [fromOn, setFromOn] = useState(today());
  const [toOn, setToOn] = useState('');
  const [tried, setTried] = useState(false);
  const granting = useWrite(grantRole, { stale: [listAccounts, listGrants] });
  const needsStars = role === 'leadUnitAssessor';
  const stars = useStars({ enabled: needsStars });
  const unit = units.find(({ code }) => code === unitCode);

  const nodes = useMemo(() => {
    if (role === null) return [];
    const scopes = session ? grantsFor(session, 'accounts.grant').map(({ path }) => path) : [];
    const fits = units.filter(({ kind, path }) => kind === roleLevels[role] && scopes.some((scope) => isWithin(path, scope)));
    const codes = new Set(fits.map(({ code }) => code));
    return pickerTree(withAncestors(units, codes), language, { selectable: ({ code }) => codes.has(code) });
  }, [role, session, units, language]);

  const refused = (): string | null => {
    if (role === null || !unit || !session) return null;
    const actor: Actor = session;
    const proposal = {
      accountId: account.accountId,
      role,
      unit: { ...unit, closedOn: null },
      stars: needsStars ? chosen : null,
      fromOn,
      toOn: toOn === '' ? null : toOn,
    };
    try {
      checkGrant(proposal, {
        actor,
        grantee: { disabled: account.disabledAt !== null, standing: account.grants },
        today: today(),
      });
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return obstacleText({ code: error.code, details: { ...error.details, unitCode: unitName(unit, language) } }, language);
    }
  };
  const refusal = refused();
  const complete = role !== null && unit !== undefined && fromOn !== '';

  return (
    <ReasonDialog
      title={t('grant.title', { name: account.displayName })}
      action={t('grant.save')}
      busy={granting.isPending}
      error={granting.error}
      ready={complete && refusal === null}
      onClose={onClose}
      onAct={(reason) => {
        if (role === null || unitCode === null) return;
        const body = { role, unitCode, stars: needsStars ? [...chosen] : null, fromOn, toOn: toOn === '' ? null : toOn, reason };
        granting.mutate({ params: { accountId: account.accountId }, body }, { onSuccess: onClose });
      }}
      fields={
        <div className="stack" onBlur={() => setTried(true)}>
          <div className="field">
            <label htmlFor={`${id}-role`}>{t('grant.role')}</label>
            <select
              id={`${id}-role`}
              className="input"
              value={role ?? ''}
              onChange={(event) => {
                const next = roles.find((each) => each === event.target.value) ?? null;
                if (next === null || role === null || roleLevels[next] !== roleLevels[role]) setUnitCode(null);
                setRole(next);
              }}
            >
              <option value="">{t('grant.chooseRole')}</option>
              {roles.map((each) => (
                <option key={each} value={each}>
                  {words(roleWords[each])}
                </option>
              ))}
            </select>
          </div>
          {role !== null && (
            <div className="field">
              <strong aria-hidden="true">{t('grant.unit')}</strong>
              <TreePicker label={t('grant.unit')} nodes={nodes} value={unitCode} onChange={setUnitCode} />
              <p className="field-hint">{t('grant.unitHint', { level: words(unitKindWords[roleLevels[role]]) })}</p>
            </div>
          )}
          {needsStars && (
            <fieldset className={styles.stars}>
              <legend>{t('grant.stars')}</legend>
              {stars.length > 0 ? (
                stars.map(({ code, name }) => (
                  <label key={code}>
                    <input
                      type="checkbox"
                      checked={chosen.includes(code)}
                      onChange={(event) =>
                        setChosen(event.target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
                      }
                    />
                    {name}
                  </label>
                ))
              ) : (
                <Field
                  label={t('grant.starCodes')}
                  value={chosen.join(' ')}
                  onChange={(event) => setChosen(event.target.value.split(/\s+/).filter(Boolean))}
                />
              )}
              <p className="field-hint">{t('grant.starsHint')}</p>
            </fieldset>
          )}
          <div className={styles.dates}>
            <Field
              label={t('grant.from')}
              type="date"
              min={today()}
              value={fromOn}
              problem={tried && fromOn === '' ? t('create.required') : null}
              onChange={(event) => setFromOn(event.target.value)}
            />
            <Field
              label={t('grant.to')}
              type="date"
              min={fromOn}
              hint={t('grant.toHint')}
              value={toOn}
              onChange={(event) => setToOn(event.target.value)}
            />
          </div>
          {refusal && (
            <p className="field-problem" role="alert">
              {refusal}
            </p>
          )}
        </div>
      }
    >
      {null}
    </ReasonDialog>
  );
}
