import type { Role } from '@xingcun/core/accounts/permission';

export interface SampleAccount {
  username: string;
  displayName: string;
  role: Role;
  unitCode: string;
  stars: string[] | null;
}

export const sampleVillages = [
  { code: '650203200200', name: '团结新村', slug: 'tuanjie', township: '650203200000', district: '650203000000' },
  { code: '650203200202', name: '小拐村', slug: 'xiaoguai', township: '650203200000', district: '650203000000' },
  { code: '650203200205', name: '和谐村', slug: 'hexie', township: '650203200000', district: '650203000000' },
  { code: '650205100200', name: '查干草村', slug: 'chagancao', township: '650205100000', district: '650205000000' },
  { code: '650205100201', name: '哈克村', slug: 'hake', township: '650205100000', district: '650205000000' },
] as const;

export const city = '650200000000';
const districts = [
  { code: '650203000000', name: '克拉玛依区', slug: 'karamay' },
  { code: '650205000000', name: '乌尔禾区', slug: 'urho' },
];
const townships = [
  { code: '650203200000', name: '小拐乡', slug: 'xgx' },
  { code: '650205100000', name: '乌尔禾镇', slug: 'wehz' },
];

/** Lead units of the draft standard: which office of a district answers for which stars. The real ones are not published. */
export const leadUnits = [
  { slug: 'nongye', name: '农业农村局', stars: ['ZF', 'ST'] },
  { slug: 'tongzhan', name: '统战部', stars: ['MZ', 'ZJ'] },
  { slug: 'zuzhi', name: '组织部', stars: ['LD', 'XF', 'NL'] },
  { slug: 'minzheng', name: '民政局', stars: ['MG'] },
  { slug: 'zhengfa', name: '政法委', stars: ['PA'] },
  { slug: 'xuanchuan', name: '宣传部', stars: ['WM'] },
];

/** Accounts named after their post, not after people: nobody is invented. */
export function sampleAccounts(): SampleAccount[] {
  const made: SampleAccount[] = [];
  const add = (slug: string, place: string, post: string, role: Role, unitCode: string, stars: string[] | null = null) =>
    made.push({ username: slug, displayName: `${place}${post}（样例）`, role, unitCode, stars });

  add('city.organiser', '市委组织部', '统筹', 'cityOrganiser', city);
  add('city.assessor', '市考评组', '考评', 'cityAssessor', city);
  for (const number of [1, 2, 3]) add(`city.hearer${number}`, '市', `申诉复核人${number}`, 'cityAssessor', city);
  add('admin.system', '市', '系统管理员', 'systemAdmin', city);
  add('admin.security', '市', '安全管理员', 'securityAdmin', city);
  add('admin.audit', '市', '审计管理员', 'auditAdmin', city);
  for (const { code, name, slug } of districts) {
    add(`${slug}.organiser`, name, '委组织部统筹', 'districtOrganiser', code);
    add(`${slug}.assessor`, name, '考核验收组', 'districtAssessor', code);
    for (const unit of leadUnits) add(`${slug}.${unit.slug}`, name, unit.name, 'leadUnitAssessor', code, unit.stars);
  }
  for (const { code, name, slug } of townships) {
    add(`${slug}.secretary`, name, '党委书记', 'townshipSecretary', code);
    add(`${slug}.reviewer`, name, '考评小组', 'townshipReviewer', code);
  }
  for (const { code, name, slug } of sampleVillages) {
    add(`${slug}.secretary`, name, '党支部书记', 'villageSecretary', code);
    add(`${slug}.clerk`, name, '文书', 'villageClerk', code);
    add(`${slug}.supervisor`, name, '监委会主任', 'supervisor', code);
    add(`${slug}.team`, name, '驻村工作队', 'workTeamMember', code);
    add(`${slug}.villager`, name, '村民', 'villager', code);
  }
  return made;
}
