import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../ui/data-table.tsx';

export function GroupTable({ groups }: { groups: readonly { group: string; households: number }[] }) {
  const { t } = useLanguage('visits');
  const format = useFormat();
  return (
    <DataTable
      caption={t('groups')}
      captionShown
      rows={groups}
      rowKey={({ group }) => group}
      columns={[
        { key: 'group', title: t('group'), cell: ({ group }) => group },
        { key: 'households', title: t('households'), align: 'end', cell: ({ households }) => format.number(households) },
      ]}
    />
  );
}
