import { HomeOutlined, InboxOutlined, UserOutlined } from '@ant-design/icons';
import type { Permission } from '@xingcun/core/accounts/permission';
import type { Text } from '@xingcun/core/text';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';

/** An entry of the workspace's navigation. */
export interface Place {
  to: NonNullable<LinkProps['to']>;
  label: Text;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  /** Shown to those who hold one of these anywhere; without it to everyone signed in. */
  permission?: readonly Permission[];
}

/** In the order shown; on a phone the first four stand in the bar, the rest under “more”. A new capability adds a line. */
export const places: readonly Place[] = [
  { to: '/work', label: { zh: '我的待办', en: 'My inbox' }, icon: InboxOutlined },
  { to: '/work/villages', label: { zh: '各村进展', en: 'Villages' }, icon: HomeOutlined, permission: ['assessment.readTotals'] },
  { to: '/work/account', label: { zh: '我的账号', en: 'My account' }, icon: UserOutlined },
];
