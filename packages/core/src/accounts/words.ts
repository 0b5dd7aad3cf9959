import type { Text } from '../text.ts';
import type { Role } from './permission.ts';

export const roleWords: Record<Role, Text> = {
  villageClerk: { zh: '村文书', en: 'Village clerk' },
  villageSecretary: { zh: '村党支部书记', en: 'Village Party secretary' },
  supervisor: { zh: '村务监督委员会成员', en: 'Member of the village supervisory committee' },
  townshipReviewer: { zh: '乡镇初评员', en: 'Township reviewer' },
  townshipSecretary: { zh: '乡镇党委书记', en: 'Township Party secretary' },
  leadUnitAssessor: { zh: '牵头单位考评员', en: 'Assessor of a lead unit' },
  districtOrganiser: { zh: '区组织部经办人', en: 'District organiser' },
  districtAssessor: { zh: '区验收组成员', en: 'District assessor' },
  cityOrganiser: { zh: '市委组织部经办人', en: 'City organiser' },
  cityAssessor: { zh: '市考评组成员', en: 'City assessor' },
  workTeamMember: { zh: '驻村工作队员', en: 'Member of the resident work team' },
  villager: { zh: '村民', en: 'Villager' },
  systemAdmin: { zh: '系统管理员', en: 'System administrator' },
  securityAdmin: { zh: '安全管理员', en: 'Security administrator' },
  auditAdmin: { zh: '审计管理员', en: 'Audit administrator' },
};
