import type { Proof } from '@xingcun/core/assessment/cell';
import { Link } from '@tanstack/react-router';
import { use, useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { ProofPickerSlot } from '../../app/proof-picker-slot.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './panel.module.css';

const mostProofs = 50;

/** A proof that is a piece of the library leads to it. */
function ProofTitle({ proof: { title, evidenceId }, assessmentId }: { proof: Proof; assessmentId: string }) {
  if (evidenceId === undefined) return title;
  return (
    <Link to="/work/assessments/$assessmentId/evidence" params={{ assessmentId }} search={{ piece: evidenceId }}>
      {title}
    </Link>
  );
}

/** References to proof that exists elsewhere: a document, a notice, a page of the ledger. Nothing is uploaded twice. */
export function ProofsEditor(props: {
  proofs: readonly Proof[];
  /** Kinds of proof that the standard wishes for. */
  wished: readonly string[];
  disabled: boolean;
  assessmentId: string;
  itemCode: string;
  onChange: (proofs: Proof[]) => void;
}) {
  const { proofs, wished, disabled, assessmentId, itemCode, onChange } = props;
  const pickFrom = use(ProofPickerSlot);
  const { t } = useLanguage('assessment');
  const id = useId();
  const [title, setTitle] = useState('');
  const [reference, setReference] = useState('');
  const [tried, setTried] = useState(false);
  const add = () => {
    setTried(true);
    if (title.trim() === '') return;
    onChange([...proofs, { title: title.trim(), reference: reference.trim() }]);
    setTitle('');
    setReference('');
    setTried(false);
  };
  return (
    <>
      {proofs.length === 0 && <p className="soft">{t('proofs.none')}</p>}
      {proofs.length > 0 && (
        <ul className={styles.proofs}>
          {proofs.map((proof, index) => (
            // The same reference may stand twice; its place is what tells them apart.
            <li key={`${index} ${proof.title} ${proof.reference}`}>
              <span>
                <ProofTitle proof={proof} assessmentId={assessmentId} />
                {proof.reference && <span className="soft small"> · {proof.reference}</span>}
              </span>
              {!disabled && (
                <button
                  type="button"
                  className="button button-quiet button-icon"
                  aria-label={t('proofs.remove', { title: proof.title })}
                  onClick={() => onChange(proofs.filter((_, at) => at !== index))}
                >
                  <Icon name="close" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {wished.length > 0 && <p className="field-hint">{t('proofs.wished', { wished: wished.join(t('listComma')) })}</p>}
      {!disabled &&
        proofs.length < mostProofs &&
        pickFrom?.({
          assessmentId,
          itemCode,
          chosen: proofs.flatMap(({ evidenceId }) => evidenceId ?? []),
          onChoose: (proof) => onChange([...proofs, proof]),
        })}
      {!disabled && proofs.length < mostProofs && (
        <div className={styles.addProof}>
          <div className="field">
            <label htmlFor={`${id}-title`}>{t('proofs.title')}</label>
            <input
              id={`${id}-title`}
              className="input"
              maxLength={200}
              value={title}
              aria-invalid={tried && title.trim() === '' ? true : undefined}
              onChange={(event) => setTitle(event.target.value)}
            />
            {tried && title.trim() === '' && <p className="field-problem">{t('proofs.titleMissing')}</p>}
          </div>
          <div className="field">
            <label htmlFor={`${id}-reference`}>{t('proofs.reference')}</label>
            <input
              id={`${id}-reference`}
              className="input"
              maxLength={500}
              value={reference}
              onChange={(event) => setReference(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
              }}
            />
          </div>
          <button type="button" className="button" onClick={add}>
            {t('proofs.add')}
          </button>
        </div>
      )}
    </>
  );
}
