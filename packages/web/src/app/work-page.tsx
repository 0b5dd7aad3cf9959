import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';
import styles from './work-page.module.css';

/** Where the shell lets a page say *what · who · when*: an element of the top bar. */
export const ContextSlot = createContext<HTMLElement | null>(null);

/**
 * The frame of a page of the workspace; `<main>` is the shell's.
 * `context`: selectors of what, who and when, shown in the top bar. `panel`: a `SidePanel`, beside the work where there is room.
 * `approval`: an `ApprovalBar`, kept in sight at the bottom.
 */
export function WorkPage(props: {
  context?: ReactNode;
  panel?: ReactNode;
  approval?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const { context, panel, approval, wide = false, children } = props;
  const slot = use(ContextSlot);
  return (
    <>
      {context && slot && createPortal(context, slot)}
      <div className={styles.columns}>
        <div className={styles.column}>
          <div className={wide ? `${styles.content} ${styles.wide}` : styles.content}>{children}</div>
          {approval && <div className={styles.approval}>{approval}</div>}
        </div>
        {panel}
      </div>
    </>
  );
}
