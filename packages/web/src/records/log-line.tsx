import { shortRoot } from '@xingcun/core/records/transparency/short-root';
import { readCheckpoint } from '@xingcun/core/records/transparency/contract';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';

export const checkpointQuery = read(readCheckpoint, {});

/** The log's latest checkpoint in one line, as it is printed on paper. */
export function LogLine() {
  const { t } = useLanguage('app');
  const { data } = useQuery(checkpointQuery);
  if (!data || data.size === 0) return null;
  const { size, root, keyId } = data;
  return (
    <p className="soft small figures" data-unread>
      <a href="/public/log">{t('log.name')}</a> {t('log.line', { count: String(size), root: shortRoot(root), key: keyId })}
    </p>
  );
}
