import { createAccount, listAccounts } from '@xingcun/core/accounts/contract';
import { grantsFor, isWithin } from '@xingcun/core/accounts/permission';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useId, useMemo, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TreePicker } from '../../ui/tree-picker.tsx';
import { pickerTree, unitsQuery } from '../../units/unit-tree.ts';
import { NewPasswordField, passwordProblem } from './new-password-field.tsx';

const nothing = { username: '', displayName: '', unitCode: '', password: '' };

export function CreateAccountDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useLanguage('accountsAdmin');
  const id = useId();
  const session = useSession();
  const { data: units } = useSuspenseQuery(unitsQuery);
  const [given, setGiven] = useState(nothing);
  const [tried, setTried] = useState(false);
  const creating = useWrite(createAccount, { stale: [listAccounts] });
  const nodes = useMemo(() => {
    const scopes = session ? grantsFor(session, 'accounts.manage').map(({ path }) => path) : [];
    return pickerTree(units, language, { shown: ({ path }) => scopes.some((scope) => isWithin(path, scope)) });
  }, [session, units, language]);
  const problems = {
    username: /^[a-z0-9_.]{3,40}$/.test(given.username) ? null : t('create.usernameWrong'),
    displayName: given.displayName.trim() === '' ? t('create.required') : null,
    unitCode: given.unitCode === '' ? t('create.required') : null,
    password: passwordProblem(given.password, given.username, language),
  };
  const wrong = (field: keyof typeof nothing) => (tried ? problems[field] : null);
  const create = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some(Boolean) || creating.isPending) return;
    creating.mutate({ body: { ...given, displayName: given.displayName.trim() } });
  };
  if (creating.data)
    return (
      <Dialog title={t('create.title')} onClose={onClose}>
        <output className="notice notice-done">
          <Icon name="done" />
          <div>
            <p>{t('create.done', { name: creating.data.displayName })}</p>
            <p className="figures">
              {t('create.username')} {given.username}
              <br />
              {t('create.password')} {given.password}
            </p>
          </div>
        </output>
      </Dialog>
    );
  return (
    <Dialog
      title={t('create.title')}
      onClose={onClose}
      actions={
        <button type="submit" form={id} className="button button-primary" aria-disabled={creating.isPending}>
          {t('create.save')}
        </button>
      }
    >
      <form id={id} className="stack" onSubmit={create} noValidate>
        <p>{t('create.body')}</p>
        <Field
          label={t('create.username')}
          hint={t('create.usernameHint')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          value={given.username}
          problem={wrong('username')}
          onChange={(event) => setGiven({ ...given, username: event.target.value.trim().toLowerCase() })}
        />
        <Field
          label={t('create.displayName')}
          hint={t('create.displayNameHint')}
          autoComplete="off"
          maxLength={60}
          value={given.displayName}
          problem={wrong('displayName')}
          onChange={(event) => setGiven({ ...given, displayName: event.target.value })}
        />
        <div className="field">
          <strong aria-hidden="true">{t('create.unit')}</strong>
          <TreePicker
            label={t('create.unit')}
            nodes={nodes}
            value={given.unitCode || null}
            onChange={(unitCode) => setGiven({ ...given, unitCode })}
          />
          {wrong('unitCode') && <p className="field-problem">{wrong('unitCode')}</p>}
        </div>
        <NewPasswordField
          label={t('create.password')}
          value={given.password}
          problem={wrong('password')}
          onChange={(password) => setGiven({ ...given, password })}
        />
        {creating.error && (
          <ErrorNotice error={creating.error} onRetry={() => creating.variables && creating.mutate(creating.variables)} />
        )}
      </form>
    </Dialog>
  );
}
