/**
 * What no field, option, label or import column about residents may ask for: Xingcun rates organisations, never residents.
 * Ethnicity, religion, political view, kin abroad, movements, biometrics and “risk” labels have no place in it, in any language.
 *
 * Titles that name what is rated (the star 民族团结星, an indicator of training in 宗教事务条例) are not fields about residents and are
 * not passed through this list; inputs and checklist items are.
 * Source: 个人信息保护法 arts. 28–29 (sensitive personal information); 宗教事务条例 arts. 2, 4.
 */

export interface DeniedTopic {
  /** Stable name, quoted by refusals. */
  topic: string;
  zh: readonly string[];
  /** Whole words, matched in singular and plural; identifiers such as `riskLevel` are split into words first. */
  en: readonly string[];
  /** Uyghur (Arabic script) and Kazakh (Arabic and Cyrillic script) stems, matched as substrings because both languages add endings. */
  local: readonly string[];
}

export const deniedTopics: readonly DeniedTopic[] = [
  {
    topic: 'ethnicity',
    zh: ['民族', '族别', '族裔', '族群'],
    en: ['ethnic', 'ethnicity', 'nationality', 'racial', 'minzu'],
    local: ['مىللەت', 'مىللىي', 'ۇلتى', 'ұлты', 'ұлттық', 'этникалық'],
  },
  {
    topic: 'religion',
    zh: ['宗教', '信教', '信仰', '教派', '教徒', '礼拜', '朝觐', '封斋', '斋戒', '清真', '经文', '念经'],
    en: [
      'religion',
      'religious',
      'belief',
      'believer',
      'faith',
      'sect',
      'worship',
      'prayer',
      'mosque attendance',
      'fasting',
      'ramadan',
      'halal',
      'hajj',
    ],
    local: ['دىنى', 'دىني', 'ئېتىقاد', 'ناماز', 'روزا', 'ھالال', 'діни', 'дінге', 'намаз', 'ораза', 'халал'],
  },
  {
    topic: 'dress',
    zh: ['蒙面', '罩袍', '面纱', '头巾', '蓄须', '胡须'],
    en: ['veil', 'veiled', 'burqa', 'niqab', 'hijab', 'headscarf', 'beard', 'bearded'],
    local: ['چۈمبەل', 'ھىجاب', 'ساقال', 'хиджаб', 'сақал'],
  },
  {
    topic: 'politicalView',
    zh: ['政治面貌', '政治倾向', '政治观点', '政治表现', '思想动态', '思想状况', '思想倾向'],
    en: [
      'political view',
      'political status',
      'political opinion',
      'political affiliation',
      'ideology',
      'ideological',
      'loyalty',
    ],
    local: ['سىياسىي قاراش', 'саяси көзқарас'],
  },
  {
    topic: 'riskLabel',
    zh: [
      '涉稳',
      '维稳',
      '重点人员',
      '重点人口',
      '重点户',
      '风险等级',
      '风险人员',
      '风险户',
      '危安',
      '三类人员',
      '可疑人员',
      '收押',
      '羁押',
      '学习班',
      '去极端化',
      '极端思想',
    ],
    en: [
      'key person',
      'key people',
      'key individual',
      'key household',
      'risk level',
      'risk grade',
      'risk score',
      'risk label',
      'risk household',
      'risk person',
      'stability risk',
      'suspicious person',
      'suspicious people',
      'detained',
      'detainee',
      'detention',
      're education',
      'reeducation',
      'extremist',
      'extremism',
    ],
    local: ['خەتەر دەرىجى', 'қауіп деңгейі'],
  },
  {
    topic: 'abroad',
    zh: ['境外', '国外亲属', '出国', '护照', '海外亲属', '海外关系'],
    en: ['abroad', 'overseas relative', 'passport', 'foreign contact', 'foreign relative'],
    local: ['چەت ئەل', 'پاسپورت', 'шетел', 'паспорт'],
  },
  {
    topic: 'phoneContent',
    zh: ['手机检查', '手机内容', '手机串号', '聊天记录'],
    en: ['phone check', 'phone inspection', 'phone content', 'imei', 'chat history'],
    local: [],
  },
  {
    topic: 'biometrics',
    zh: ['人脸', '指纹', '声纹', '虹膜', '血型'],
    en: ['face recognition', 'facial', 'fingerprint', 'voiceprint', 'iris scan', 'dna', 'blood type', 'blood group', 'biometric'],
    local: ['بارماق ئىزى', 'قان تىپى', 'саусақ ізі', 'қан тобы'],
  },
  {
    topic: 'movements',
    zh: ['行踪', '定位', '轨迹', '行程码'],
    en: ['whereabouts', 'geolocation', 'location tracking', 'gps', 'movement track', 'travel history'],
    local: [],
  },
  {
    topic: 'mutualSurveillance',
    zh: ['邻里举报', '十户联防', '联户联防', '信访人员', '上访人员', '上访户'],
    en: ['neighbour report', 'neighbor report', 'informant', 'ten household', 'petitioner'],
    local: [],
  },
  {
    topic: 'reproduction',
    zh: ['计生', '计划生育', '避孕', '节育'],
    en: ['family planning', 'contraception', 'contraceptive', 'birth control', 'sterilisation', 'sterilization'],
    local: ['پىلانلىق تۇغۇت'],
  },
];

/**
 * Texts that hold a denied word and are right all the same, each with its reason. They are compared whole: another wording is denied.
 * MZ5: 村民委员会组织法 art. 6 asks for members from the less numerous ethnic groups in villages of several; the township attests yes
 * or no for the body, and no person's ethnicity is stored.
 */
const allowed: readonly string[] = [
  '多民族居住的村，村民委员会中有人数较少民族的成员',
  'In a village of several ethnic groups, the villagers’ committee has a member from the less numerous ones',
];

export interface Denial {
  topic: string;
  term: string;
}

/** The first denied word in a title, code or column name; null where there is none. */
export function deniedTerm(text: string): Denial | null {
  const plain = text.normalize('NFKC').trim();
  if (allowed.some((sentence) => sentence.normalize('NFKC') === plain)) return null;

  const joined = plain.replace(/[\s·•.,，。、_-]+/gu, '').toLowerCase();
  const words = ` ${wordsOf(plain).join(' ')} `;
  for (const { topic, zh, en, local } of deniedTopics) {
    const chinese = zh.find((term) => joined.includes(term));
    const english = en.find((term) => words.includes(` ${term} `) || words.includes(` ${term}s `));
    const other = local.find((term) => plain.toLowerCase().includes(term));
    const term = chinese ?? english ?? other;
    if (term !== undefined) return { topic, term };
  }
  return null;
}

/** `riskLevel`, `risk_level` and “Risk level” are all `risk level`. */
function wordsOf(text: string): string[] {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
