import { useLanguage } from '../../app/language.ts';
import { Icon } from '../icon.tsx';
import styles from './read-aloud.module.css';
import type { ReadingAloud } from './reading-aloud.ts';
import { pause, resume, stop } from './speech.ts';

export function ReadingBar({ reading }: { reading: ReadingAloud }) {
  const { t } = useLanguage('ui');
  return (
    <div className={`${styles.bar} no-print`} role="region" aria-label={t('aloud.region')}>
      <p aria-live={reading.state === 'noVoice' ? 'polite' : 'off'}>
        {'sentence' in reading
          ? t(reading.state === 'paused' ? 'aloud.paused' : 'aloud.sentence', {
              sentence: reading.sentence,
              sentences: reading.sentences,
            })
          : t(reading.state === 'noVoice' ? 'aloud.noVoice' : 'aloud.preparing')}
      </p>
      {'sentence' in reading && (
        <button
          type="button"
          className="button"
          onClick={() => (reading.state === 'paused' ? resume : pause)(reading.sentence, reading.sentences)}
        >
          {t(reading.state === 'paused' ? 'aloud.resume' : 'aloud.pause')}
        </button>
      )}
      <button type="button" className="button" onClick={stop}>
        <Icon name="close" />
        {t(reading.state === 'noVoice' ? 'close' : 'aloud.stop')}
      </button>
    </div>
  );
}
