import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  CalendarOutlined,
  FileTextOutlined,
  HomeOutlined,
  InboxOutlined,
  ReadOutlined,
  SwapOutlined,
  TeamOutlined,
  ToolOutlined,
  UserOutlined,
} from '@ant-design/icons';
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
  /** Pages that belong to it though their addresses begin otherwise. */
  within?: RegExp;
}

/** In the order shown; on a phone the first four stand in the bar, the rest under “more”. A new capability adds a line. */
export const places: readonly Place[] = [
  { to: '/work', label: { zh: '我的待办', en: 'My inbox' }, icon: InboxOutlined },
  {
    to: '/work/villages',
    label: { zh: '各村进展', en: 'Villages' },
    icon: HomeOutlined,
    permission: ['assessment.readTotals'],
    within: /^\/work\/(cycles\/[^/]+\/(villages|discrepancies|reinspection)|assessments\/|inspections\/|disagreements\/|groups)/,
  },
  { to: '/work/cycles', label: { zh: '年度方案', en: 'Programme' }, icon: CalendarOutlined, permission: ['cycles.read'] },
  { to: '/work/standards', label: { zh: '评定标准', en: 'Standards' }, icon: ReadOutlined, permission: ['standards.read'] },
  {
    to: '/work/rectification',
    label: { zh: '整改事项', en: 'Tasks' },
    icon: ToolOutlined,
    permission: ['cycles.readRectification'],
  },
  { to: '/work/insight', label: { zh: '数据看板', en: 'Dashboards' }, icon: BarChartOutlined, permission: ['insight.read'] },
  { to: '/work/documents', label: { zh: '我的文档', en: 'My documents' }, icon: FileTextOutlined, permission: ['insight.read'] },
  { to: '/work/audit', label: { zh: '审计日志', en: 'Audit log' }, icon: AuditOutlined, permission: ['records.readAudit'] },
  { to: '/work/accounts', label: { zh: '账号与授权', en: 'Accounts' }, icon: TeamOutlined, permission: ['accounts.read'] },
  { to: '/work/units', label: { zh: '单位', en: 'Units' }, icon: ApartmentOutlined, permission: ['units.import', 'cycles.edit'] },
  { to: '/work/deputies', label: { zh: '代理', en: 'Deputies' }, icon: SwapOutlined, permission: ['accounts.deputise'] },
  { to: '/work/notifications', label: { zh: '待办提醒', en: 'Reminders' }, icon: BellOutlined },
  { to: '/work/account', label: { zh: '我的账号', en: 'My account' }, icon: UserOutlined },
];
