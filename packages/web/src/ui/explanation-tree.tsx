import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import styles from './explanation-tree.module.css';
import { Icon } from './icon.tsx';

/** One step of how a figure came about. */
export interface ExplanationNode {
  /** Unique in the tree. */
  id: string;
  title: ReactNode;
  /** The result of this step, at the end of the line. */
  value?: ReactNode;
  /** Rule, arithmetic, source: shown when unfolded. */
  detail?: ReactNode;
  children?: readonly ExplanationNode[];
}

const idsOf = (nodes: readonly ExplanationNode[]): string[] => nodes.flatMap((node) => [node.id, ...idsOf(node.children ?? [])]);
const unfolds = ({ detail, children = [] }: ExplanationNode) => detail !== undefined || children.length > 0;

/** A figure that unfolds into its reasons. Arrows walk and fold as in a file tree; printing unfolds everything. */
export function ExplanationTree({
  label,
  nodes,
  openAtFirst = [],
}: {
  label: string;
  nodes: readonly ExplanationNode[];
  openAtFirst?: readonly string[];
}) {
  const { t } = useLanguage('ui');
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openAtFirst));
  const all = idsOf(nodes);
  const allOpen = all.every((id) => open.has(id));
  const set = (id: string, unfold: boolean) => {
    const next = new Set(open);
    if (unfold) next.add(id);
    else next.delete(id);
    setOpen(next);
  };
  return (
    <section aria-label={label} data-explanation>
      <div className={styles.tools}>
        <button type="button" className="button button-quiet" onClick={() => setOpen(new Set(allOpen ? [] : all))}>
          {allOpen ? t('explain.none') : t('explain.all')}
        </button>
      </div>
      <Branch nodes={nodes} open={open} onSet={set} />
    </section>
  );
}

/** The next or previous line in sight. */
function walk(from: HTMLElement, step: 1 | -1): void {
  const lines = [...(from.closest('[data-explanation]')?.querySelectorAll<HTMLButtonElement>('button[aria-controls]') ?? [])];
  const inSight = lines.filter((line) => line === from || line.offsetParent !== null);
  inSight[inSight.findIndex((line) => line === from) + step]?.focus();
}

function Branch(props: {
  nodes: readonly ExplanationNode[];
  open: ReadonlySet<string>;
  onSet: (id: string, unfold: boolean) => void;
}) {
  const { nodes, open, onSet } = props;
  const prefix = useId();
  return (
    <ul className={styles.branch}>
      {nodes.map((node) => {
        const { id, title, value, detail, children = [] } = node;
        const unfolded = open.has(id);
        const line = (
          <>
            <span className={styles.title}>{title}</span>
            {value !== undefined && <span className={`figures ${styles.value}`}>{value}</span>}
          </>
        );
        return (
          <li key={id}>
            {unfolds(node) ? (
              <button
                type="button"
                className={styles.line}
                aria-expanded={unfolded}
                aria-controls={`${prefix}-${id}`}
                onClick={() => onSet(id, !unfolded)}
                onKeyDown={(event) => {
                  const [inwards, outwards] = directionOf(event.currentTarget);
                  if (event.key === inwards) onSet(id, true);
                  else if (event.key === outwards) onSet(id, false);
                  else if (event.key === 'ArrowDown') walk(event.currentTarget, 1);
                  else if (event.key === 'ArrowUp') walk(event.currentTarget, -1);
                  else return;
                  event.preventDefault();
                }}
              >
                <Icon name={unfolded ? 'down' : 'right'} size={14} />
                {line}
              </button>
            ) : (
              <div className={`${styles.line} ${styles.leaf}`}>{line}</div>
            )}
            {unfolds(node) && (
              <div id={`${prefix}-${id}`} className={unfolded ? styles.inside : `${styles.inside} ${styles.folded}`}>
                {detail !== undefined && <div className={styles.detail}>{detail}</div>}
                {children.length > 0 && <Branch nodes={children} open={open} onSet={onSet} />}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The keys that lead into and out of a branch, along the line of reading. */
const directionOf = (element: HTMLElement): readonly [inwards: string, outwards: string] =>
  getComputedStyle(element).direction === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
