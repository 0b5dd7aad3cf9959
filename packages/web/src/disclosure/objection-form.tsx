import { makeObjection, type noticeSchema, readPublicVillage } from '@xingcun/core/disclosure/contract';
import { type SyntheticEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorState } from '../ui/error-state.tsx';
import type { PublicStar } from './public-stars.ts';
import { ReceiptShown } from './receipt-shown.tsx';
import { StarChoice, tooShort, WordsField } from './words-field.tsx';

interface Props {
  villageCode: string;
  stars: readonly PublicStar[];
  notice: z.output<typeof noticeSchema> | null;
}

/** Anyone objects, without an account; the receipt code is all that links the answer to them. */
export function ObjectionForm({ villageCode, stars, notice }: Props) {
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  const id = useId();
  const [about, setAbout] = useState('');
  const [said, setSaid] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useWrite(makeObjection, { stale: [readPublicVillage] });
  const open = notice?.kind === 'preliminaryResult' && notice.daysLeft > 0;

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort(said))
      sending.mutate({ params: { villageCode }, body: { starCode: about === '' ? null : about, words: said } });
  };

  return (
    <section className="card stack no-print" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('object.title')}</h2>
      {!open ? (
        <p className="soft">{t(notice ? 'object.closed' : 'object.notOpen')}</p>
      ) : sending.data ? (
        <ReceiptShown title={t('object.thanks')} code={sending.data.receiptCode}>
          <p>{t('object.due', { day: format.day(sending.data.dueOn) })}</p>
        </ReceiptShown>
      ) : (
        <>
          <p className="without-script">{t('object.withoutScript')}</p>
          <form className="stack with-script" onSubmit={send} noValidate>
            <p>{t('object.body')}</p>
            <StarChoice stars={stars} value={about} onChange={setAbout} />
            <WordsField label={t('object.words')} hint={t('object.hint')} value={said} onChange={setSaid} tried={tried} />
            {sending.error && <ErrorState error={sending.error} />}
            <div>
              <button type="submit" className="button button-primary" disabled={sending.isPending}>
                {sending.isPending ? t('object.sending') : t('object.send')}
              </button>
            </div>
          </form>
        </>
      )}
    </section>
  );
}
