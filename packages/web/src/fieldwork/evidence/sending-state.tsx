import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import styles from './evidence.module.css';
import type { Sending } from './uploading.ts';

/** How far an upload is, in words and as a bar. */
export function SendingState({ sending }: { sending: Sending }) {
  const { t } = useLanguage('evidence');
  const format = useFormat();
  const share = sending.kind === 'checking' ? 1 : sending.share;
  const percent = format.share(Math.round(share * 10_000));
  const said =
    sending.kind === 'checking'
      ? t('send.checking')
      : t(sending.kind === 'waiting' ? 'send.waiting' : 'send.going', { share: percent });
  return (
    <div className={styles.sending}>
      <progress max={1} value={share} aria-label={said} />
      <output>{sending.kind === 'waiting' ? <StateTag state="device">{said}</StateTag> : said}</output>
    </div>
  );
}
