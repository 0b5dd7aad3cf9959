import type { Language, Text } from '@xingcun/core/text';

/** Everything the command line says, apart from refusals (core's `refusal-words.ts`) and explanations. */
export const cliWords = {
  program: {
    zh: '星村命令行：按评定标准给村评星，检查和转换标准，复核抽签和公布的结果。',
    en: 'Xingcun on the command line: rate villages by a standard, check and convert standards, re-check draws and published results.',
  },
  lang: {
    zh: '提示语言：zh 或 en（默认按 LANG，否则中文）',
    en: 'Language of messages: zh or en (default by LANG, else Chinese)',
  },
  help: { zh: '显示帮助', en: 'Show help' },
  helpCommand: { zh: '显示某个命令的帮助', en: 'Show help for a command' },

  rateSummary: { zh: '按标准评定一份评分表。', en: 'Rate a table of scores by a standard.' },
  rate: {
    zh: '按标准评定一份评分表。\n\n评分表第一行是列名：code（代码，必有）、name（村名）、指标代码（得分，“N/A”为不适用，空格为缺项）、“指标代码.数据项”（如 ZF6.answered）、加分项代码（次数）、否决和刚性标准代码（1 或 0）、标准的数据项、previousGrade（上年等级代码）。',
    en: 'Rate a table of scores by a standard.\n\nIts first line names the columns: code (required), name, an indicator’s code (its mark; “N/A” does not apply, empty is missing), indicator.input (such as ZF6.answered), a bonus item’s code (times), codes of vetoes and hard standards (1 or 0), inputs of the standard, previousGrade (a grade’s code).',
  },
  standardOption: { zh: '评定标准（.yaml 或 .xlsx）', en: 'The standard (.yaml or .xlsx)' },
  scoresOption: { zh: '评分表（.csv 或 .xlsx）', en: 'The table of scores (.csv or .xlsx)' },
  outputOption: { zh: '结果文件（.csv、.xlsx 或 .json）', en: 'The file for the results (.csv, .xlsx or .json)' },
  explainOption: {
    zh: '在屏幕上逐项说明这个代码的村的结果',
    en: 'Explain the result of the village with this code, item by item',
  },
  keepGoingOption: {
    zh: '有错行时仍写出其余各行的结果（仍以非零状态退出）',
    en: 'Write the results of the good rows even where others are bad (still exits non-zero)',
  },
  progressOption: { zh: '不在终端时也显示进度', en: 'Show progress even where there is no terminal' },

  standardCommand: { zh: '检查、比较、转换评定标准。', en: 'Check, compare and convert standards.' },
  check: { zh: '检查标准，逐条指出问题所在的位置。', en: 'Check a standard; every problem is named with its place.' },
  diff: { zh: '用文字说明两个版本的不同。', en: 'Say in words how two versions differ.' },
  export: { zh: '转换为另一种格式。', en: 'Convert to another format.' },
  file: { zh: '标准文件（.yaml 或 .xlsx）', en: 'File of the standard (.yaml or .xlsx)' },
  oldFile: { zh: '旧版标准文件', en: 'File of the old version' },
  newFile: { zh: '新版标准文件', en: 'File of the new version' },
  exportOutput: { zh: '输出文件（.yaml、.xlsx 或 .json）', en: 'Output file (.yaml, .xlsx or .json)' },

  checked: {
    zh: '{file}：没有问题。{title} {version}：{stars}颗星，{indicators}项指标。',
    en: '{file}: no problems. {title} {version}: {stars} stars, {indicators} indicators.',
  },
  draft: { zh: '这是草案，不是正式公布的标准。', en: 'This is a draft, not an official standard.' },
  value: { zh: '（现为 {value}）', en: ' (found {value})' },
  exported: { zh: '已写出 {file}。', en: 'Wrote {file}.' },

  drawCommand: { zh: '复核公开的抽签。', en: 'Re-check published draws.' },
  drawCheckSummary: { zh: '用公开的名单和种子重算一次抽签。', en: 'Recompute a draw from its published list and seed.' },
  drawCheck: {
    zh: '用公开的名单和种子重算走访或复验的抽签，指出第一处不同。\n\n文件在抽签公开页下载（JSON）。一致时以 0 退出，不一致时以 1 退出。',
    en: 'Recompute the draw of visits or of a re-inspection from its published list and seed, and name the first difference.\n\nThe file (JSON) comes from the draw’s public page. Exits with 0 where all agrees, with 1 where it does not.',
  },
  drawFile: { zh: '抽签公开页下载的文件（.json）', en: 'The file from the draw’s public page (.json)' },
  drawNotReadable: {
    zh: '{file} 不是抽签公开页下载的文件：{place} 处不对。',
    en: '{file} is no file from a draw’s public page: look at {place}.',
  },
  drawHolds: {
    zh: '一致：名册 {households} 户，抽签 {draws} 次，抽中 {sample} 户，替补 {reserves} 户，都由名册和种子算出。',
    en: 'It holds: {households} households listed, {draws} draws, {sample} drawn and {reserves} in reserve, all as list and seed give them.',
  },
  drawNone: {
    zh: '名册 {households} 户与校验码一致；还没有抽签。',
    en: 'The list of {households} households fits its check code; nothing is drawn yet.',
  },
  drawDiffers: {
    zh: '不一致。第一处不同：{step}{place}\n  公布的：{published}\n  算出的：{computed}',
    en: 'It does not hold. First difference: {step}{place}\n  published: {published}\n  computed:  {computed}',
  },
  reinspectionHolds: {
    zh: '一致：复验名单 {listed} 个村，{rounds} 轮，抽中 {villages} 个村、{items} 项，都由名单和种子算出。',
    en: 'It holds: {listed} villages listed for re-inspection, {rounds} rounds, {villages} villages and {items} items drawn, all as list and seed give them.',
  },
  reinspectionNone: {
    zh: '复验名单 {listed} 个村与摘要一致；还没有抽签。',
    en: 'The re-inspection’s list of {listed} villages fits its digest; nothing is drawn yet.',
  },
  reinspectionPlace: { zh: '（第 {round} 轮）', en: ' (round {round})' },
  reinspectionVillages: { zh: '抽中结果不同的村：{list}', en: 'Villages whose draw differs: {list}' },
  drawPlace: { zh: '（第 {draw} 次抽签）', en: ' (draw {draw})' },

  verifySummary: { zh: '重算一个复核包中的每颗星。', en: 'Recompute every star in an open bundle.' },
  verify: {
    zh: '重算一个复核包（.json 或 .json.gz）：得分、星、等级、民主测评、抽签和各校验码，逐项列出不一致之处。\n\n加 --log 时，用日志页保存的证明检查这个复核包是否已入公开日志；加 --server 时向该网址的平台要这份证明（不加就不联网）。\n\n一致时以 0 退出，不一致时以 1 退出，读不懂文件时以 2 退出。',
    en: 'Recompute an open bundle (.json or .json.gz) – scores, stars, grades, appraisals, draws and digests – and list every figure that differs.\n\nWith --log, a proof saved from the log’s page shows whether the public log holds this bundle; with --server the platform at that address is asked for the proof (without it nothing goes over the network).\n\nExits with 0 where all agrees, with 1 where something does not, with 2 where a file cannot be read.',
  },
  bundleFile: { zh: '复核包（.json 或 .json.gz）', en: 'The open bundle (.json or .json.gz)' },
  logOption: { zh: '日志页保存的入档证明（.json）', en: 'The proof of inclusion saved from the log’s page (.json)' },
  serverOption: { zh: '平台网址，向它要入档证明', en: 'Address of the platform, to be asked for the proof' },
  keyOption: {
    zh: '您信任的日志公钥，或纸上印的密钥编号',
    en: 'The log’s public key that you trust, or its number printed on paper',
  },
  jsonOption: { zh: '以 JSON 输出', en: 'Print JSON' },
  bundleRead: {
    zh: '{title}（{phase}）\n{villages} 个村，标准 {standard}，引擎 {engine}\n校验码 {digest}',
    en: '{title} ({phase})\n{villages} villages, standard {standard}, engine {engine}\ndigest {digest}',
  },
  phasePreliminary: { zh: '初步结果', en: 'preliminary result' },
  phaseFinal: { zh: '最终结果', en: 'final result' },
  verifyHolds: {
    zh: '一致：重算了 {count} 个数，都与公布的相同。',
    en: 'It holds: {count} figures recomputed, all as published.',
  },
  verifyDiffers: {
    zh: '不一致：重算了 {count} 个数，{differences} 个与公布的不同：',
    en: 'It does not hold: {count} figures recomputed, {differences} differ from what is published:',
  },
  verifyDifference: {
    zh: '  {what}（{place}）\n    公布的：{published}\n    算出的：{computed}',
    en: '  {what} ({place})\n    published: {published}\n    computed:  {computed}',
  },
  verifyMore: { zh: '  ……另有 {count} 处', en: '  … and {count} more' },
  verifyLeft: { zh: '未重算 {count}：{why}', en: 'Not recomputed, {count}: {why}' },
  logHolds: {
    zh: '已入公开日志：第 {index} 条；检查点有 {size} 条，根 {root}，密钥 {key}。',
    en: 'In the public log: entry {index}; the checkpoint has {size} entries, root {root}, key {key}.',
  },
  logFails: { zh: '公开日志的证明不成立：{why}。', en: 'The public log’s proof does not hold: {why}.' },
  logCommand: { zh: '核对公开日志的检查点。', en: 'Check checkpoints of the public log.' },
  logCheckSummary: { zh: '看日志在两个检查点之间是否只增未改。', en: 'See whether the log only grew between two checkpoints.' },
  logCheck: {
    zh: '看日志从旧检查点到证明中的新检查点是否只增未改。两个文件都从日志页保存。\n\n一致时以 0 退出，不一致时以 1 退出，读不懂文件时以 2 退出。',
    en: 'See whether the log only grew from an old checkpoint to the one in the proof. Both files are saved from the log’s page.\n\nExits with 0 where it did, with 1 where it did not, with 2 where a file cannot be read.',
  },
  oldCheckpoint: { zh: '当时保存的检查点（.txt）', en: 'The checkpoint saved then (.txt)' },
  consistencyFile: { zh: '日志页保存的一致性证明（.json）', en: 'The proof of consistency saved from the log’s page (.json)' },
  proofNotReadable: {
    zh: '{file} 不是日志页保存的文件：{place} 处不对。',
    en: '{file} is no file from the log’s page: look at {place}.',
  },
  logGrew: {
    zh: '一致：日志从 {from} 条增至 {to} 条，先前的记录都没有改动。',
    en: 'It holds: the log grew from {from} to {to} entries, and no earlier one changed.',
  },
  serverSilent: { zh: '{server} 没有给出证明（{reason}）。', en: '{server} gave no proof ({reason}).' },

  badRow: { zh: '第{line}行{code}：{reason}', en: 'line {line}{code}: {reason}' },
  progress: { zh: '已评 {villages} 个村（{percent}%）', en: '{villages} villages rated ({percent} %)' },
  done: { zh: '已评 {rated} 个村，结果在 {file}。', en: 'Rated {rated} villages; results in {file}.' },
  doneBad: {
    zh: '已评 {rated} 个村，{bad}行有错未评，结果在 {file}。',
    en: 'Rated {rated} villages; {bad} bad rows were left out; results in {file}.',
  },
  nothingWritten: {
    zh: '{bad}行有错，没有写出结果。请更正后重来，或加 --keep-going 先写出其余各行。',
    en: '{bad} rows are bad, so nothing was written. Correct them, or add --keep-going to write the others.',
  },
  codeNotFound: {
    zh: '评分表中没有代码为 {code} 的村，或该行有错。',
    en: 'The table has no village with the code {code}, or its row is bad.',
  },
  outputOrExplain: {
    zh: '请用 -o 指定结果文件，或用 --explain 指定一个村。',
    en: 'Name the file for the results with -o, or a village with --explain.',
  },
  tooManyRows: { zh: '结果超过 {most} 行，请改用 .csv。', en: 'The result has more than {most} rows; use .csv.' },
  changed: { zh: '{count}处不同：', en: '{count} differences:' },
  unchanged: { zh: '两个版本内容相同。', en: 'The two versions say the same.' },
  before: { zh: '    原：{text}', en: '    before: {text}' },
  after: { zh: '    现：{text}', en: '    now: {text}' },
  extension: { zh: '不能识别“{file}”的格式，请用 {expected}。', en: 'The format of “{file}” is not known; use {expected}.' },
  fileNotFound: { zh: '找不到文件：{file}', en: 'No such file: {file}' },
  fileNotReadable: { zh: '不能读写文件 {file}（{reason}）。', en: 'The file {file} cannot be read or written ({reason}).' },

  usage: { zh: '用法：', en: 'Usage:' },
  arguments: { zh: '参数：', en: 'Arguments:' },
  options: { zh: '选项：', en: 'Options:' },
  commands: { zh: '命令：', en: 'Commands:' },
  optionsPlaceholder: { zh: '选项', en: 'options' },
  commandPlaceholder: { zh: '命令', en: 'command' },
  seeHelp: { zh: '加 --help 看用法。', en: 'Add --help for usage.' },
  unknownOption: { zh: '没有这个选项：{what}', en: 'Unknown option: {what}' },
  unknownCommand: { zh: '没有这个命令：{what}', en: 'Unknown command: {what}' },
  missingOption: { zh: '缺少选项：{what}', en: 'Missing option: {what}' },
  missingArgument: { zh: '缺少参数：{what}', en: 'Missing argument: {what}' },
  missingValue: { zh: '选项缺少值：{what}', en: 'The option needs a value: {what}' },
  tooManyArguments: { zh: '参数过多。', en: 'Too many arguments.' },
  badLanguage: { zh: '语言只能是 zh 或 en，不能是：{what}', en: 'The language is zh or en, not: {what}' },
} as const satisfies Record<string, Text>;

export type CliWord = keyof typeof cliWords;

/** Fills `{name}`. */
export function say(word: CliWord, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return cliWords[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '—'));
}

/** `--lang` where it is given; else by LANG, and Chinese where that names neither. */
export function chooseLanguage(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Language {
  const given = args
    .findLast((argument, index) => argument.startsWith('--lang=') || args[index - 1] === '--lang')
    ?.replace('--lang=', '');
  if (given === 'zh' || given === 'en') return given;
  return /^en/i.test(environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '') ? 'en' : 'zh';
}
