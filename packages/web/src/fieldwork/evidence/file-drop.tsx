import { fileKindNames, fileLimits, mebibytes } from '@xingcun/core/fieldwork/evidence/file-kind';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { FileField } from '../../ui/file-field.tsx';
import styles from './evidence.module.css';

/** A file to choose, or to drop. */
export function FileDrop({ chosen, onChoose }: { chosen: File | null; onChoose: (file: File | null) => void }) {
  const { t } = useLanguage('evidence');
  const place = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const choose = useEffectEvent(onChoose);
  // dropping is an extra beside the field, which keyboards reach
  useEffect(() => {
    const leaving = new AbortController();
    const listen = (kind: 'dragover' | 'dragleave' | 'drop', isOver: boolean) =>
      place.current?.addEventListener(
        kind,
        (event) => {
          event.preventDefault();
          setOver(isOver);
          if (kind === 'drop') choose(event.dataTransfer?.files[0] ?? null);
        },
        { signal: leaving.signal },
      );
    listen('dragover', true);
    listen('dragleave', false);
    listen('drop', false);
    return () => leaving.abort();
  }, []);
  return (
    <div ref={place} className={over ? `${styles.drop} ${styles.over}` : styles.drop}>
      <FileField
        key={chosen?.name ?? ''}
        label={t('new.fileLabel')}
        choose={t('new.choose')}
        none={chosen?.name ?? t('new.drop', { limit: mebibytes(fileLimits.bytes).replace('.0', '') })}
        accept={fileKindNames.join(',')}
        onChoose={onChoose}
      />
    </div>
  );
}
