import { fileKindNames, fileLimits, mebibytes } from '@xingcun/core/fieldwork/evidence/file-kind';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { FileField } from '../../ui/file-field.tsx';
import styles from './evidence.module.css';

/** A file to choose, or to drop. */
export function FileDrop({ chosen, onChoose }: { chosen: File | null; onChoose: (file: File | null) => void }) {
  const { t } = useLanguage('evidence');
  const [over, setOver] = useState(false);
  return (
    // the field inside does the same for keyboards; dropping is an extra
    <div
      role="group"
      aria-label={t('new.fileLabel')}
      className={over ? `${styles.drop} ${styles.over}` : styles.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChoose(event.dataTransfer.files[0] ?? null);
      }}
    >
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
