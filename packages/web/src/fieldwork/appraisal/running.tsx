import { readAppraisal, reissueSlips } from '@xingcun/core/fieldwork/appraisal/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { ApprovalBar } from '../../ui/approval-bar.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AppraisalFacts } from './appraisal-facts.tsx';
import { AssistedDialog } from './assisted-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { LateDialog } from './late-dialog.tsx';
import type { Appraisal } from './queries.ts';
import { heldSlips, holdSlips, setPhones } from './slips.ts';

/** Voting is open: slips, paper, help, and the close. No count is here to be seen. */
export function Running({ appraisal }: { appraisal: Appraisal }) {
  const { t } = useLanguage('appraisal');
  const mayRun = useMay('fieldwork.runAppraisal', appraisal.villagePath);
  const mayEnter = useMay('fieldwork.enterBallots', appraisal.villagePath);
  const [dialog, setDialog] = useState<'late' | 'reissue' | 'assisted' | 'close' | null>(null);
  const close = () => setDialog(null);
  const params = { appraisalId: appraisal.id };
  return (
    <>
      <p className="notice">
        <Icon name="sealed" />
        {t('running.hidden')}
      </p>
      <section className="card stack">
        <AppraisalFacts appraisal={appraisal} />
      </section>
      {mayRun && <Slips appraisal={appraisal} onLate={() => setDialog('late')} onReissue={() => setDialog('reissue')} />}
      <div className="row">
        {mayEnter && (
          <Link className="button" to="/work/appraisals/$appraisalId/papers" params={params}>
            {t('paper.link')}
          </Link>
        )}
        {mayRun && (
          <button type="button" className="button" onClick={() => setDialog('assisted')}>
            {t('assisted.link')}
          </button>
        )}
      </div>
      {mayRun && (
        <ApprovalBar
          actions={[{ label: t('close.action'), primary: true, blockedBecause: null, onAct: () => setDialog('close') }]}
        />
      )}
      {dialog === 'late' && <LateDialog appraisal={appraisal} onClose={close} />}
      {dialog === 'reissue' && <ReissueDialog appraisal={appraisal} onClose={close} />}
      {dialog === 'assisted' && <AssistedDialog appraisal={appraisal} onClose={close} />}
      {dialog === 'close' && <CloseDialog appraisal={appraisal} onClose={close} />}
    </>
  );
}

function Slips({ appraisal, onLate, onReissue }: { appraisal: Appraisal; onLate: () => void; onReissue: () => void }) {
  const { t } = useLanguage('appraisal');
  const { codes, phones } = heldSlips(appraisal.id);
  const [text, setText] = useState(String(phones));
  const params = { appraisalId: appraisal.id };
  const choose = (typed: string) => {
    setText(typed);
    const wanted = /^\d+$/.test(typed) ? Number(typed) : 0;
    setPhones(appraisal.id, Math.min(wanted, codes.length));
  };
  const printed = codes.length - heldSlips(appraisal.id).phones;
  return (
    <section className="card stack" aria-labelledby="slips">
      <h2 id="slips">{t('slips.title')}</h2>
      {codes.length > 0 ? (
        <>
          <p className="notice notice-due">
            <Icon name="device" />
            {t('slips.here', { count: codes.length })}
          </p>
          <Field
            label={t('slips.phones')}
            hint={t('slips.phonesHint', { count: printed })}
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => choose(event.target.value)}
          />
          <div className="row">
            <Link className="button" to="/work/appraisals/$appraisalId/slips" params={params}>
              {t('slips.print')}
            </Link>
            <Link className="button" to="/work/appraisals/$appraisalId/phone" params={params}>
              {t('slips.phone')}
            </Link>
            <button type="button" className="button" onClick={onLate}>
              {t('slips.late')}
            </button>
          </div>
        </>
      ) : (
        <>
          <p>{t('slips.gone')}</p>
          <div className="row">
            <button type="button" className="button" onClick={onReissue}>
              {t('slips.reissue')}
            </button>
            <button type="button" className="button" onClick={onLate}>
              {t('slips.late')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function ReissueDialog({ appraisal, onClose }: { appraisal: Appraisal; onClose: () => void }) {
  const { t } = useLanguage('appraisal');
  const issuing = useWrite(reissueSlips, { stale: [readAppraisal] });
  const issue = () =>
    issuing.mutate(
      { params: { appraisalId: appraisal.id }, body: {} },
      {
        onSuccess: ({ codes }) => {
          holdSlips(appraisal.id, codes, true);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('slips.reissueTitle')}
      action={t('slips.reissue')}
      busy={issuing.isPending}
      error={issuing.error}
      onConfirm={issue}
      onClose={onClose}
    >
      <p>{t('slips.reissueBody')}</p>
    </ConfirmDialog>
  );
}
