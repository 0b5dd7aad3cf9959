import { TreeSelect } from 'antd';
import { useId } from 'react';
import { useLanguage } from '../app/language.ts';
import { matchesName } from './pinyin.ts';

export interface PickerNode {
  value: string;
  /** What is shown and searched, in characters, pinyin or initials. */
  name: string;
  /** False where it is only passed through, e.g. a township when a village is asked for. */
  selectable?: boolean;
  children?: readonly PickerNode[];
}

interface AntdNode {
  value: string;
  title: string;
  selectable: boolean;
  children: AntdNode[];
}
const forAntd = ({ value, name, selectable = true, children = [] }: PickerNode): AntdNode => ({
  value,
  title: name,
  selectable,
  children: children.map(forAntd),
});

/** One place in a tree, found by unfolding it or by typing. */
export function TreePicker(props: {
  label: string;
  nodes: readonly PickerNode[];
  value: string | null;
  onChange: (value: string) => void;
  disabled?: boolean;
}) {
  const { label, nodes, value, onChange, disabled = false } = props;
  const { t } = useLanguage('ui');
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="said">
        {label}
      </label>
      <TreeSelect
        id={id}
        style={{ minWidth: 'min(100%, 16rem)' }}
        popupMatchSelectWidth={false}
        treeData={nodes.map(forAntd)}
        value={value}
        disabled={disabled}
        placeholder={t('tree.placeholder')}
        notFoundContent={t('tree.none')}
        title={t('tree.search')}
        treeDefaultExpandedKeys={value === null ? nodes.map((node) => node.value) : [value]}
        treeLine
        showSearch={{ filterTreeNode: (typed, node) => typeof node.title === 'string' && matchesName(node.title, typed) }}
        onChange={(next: string | null) => {
          if (next !== null) onChange(next);
        }}
      />
    </>
  );
}
