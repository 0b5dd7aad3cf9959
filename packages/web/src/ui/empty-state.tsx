import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon, type IconName } from './icon.tsx';

/** Says what will appear here (`children`) and offers the first step (`action`). */
export function EmptyState(props: {
  title: string;
  heading?: 'h1' | 'h2' | 'h3';
  icon?: IconName;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { title, heading: Heading = 'h2', icon = 'empty', action, children } = props;
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={40} />
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.body}>{children}</div>}
      {action}
    </div>
  );
}
