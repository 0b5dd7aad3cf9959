import { Command, CommanderError, Option } from 'commander';
import type { Language } from '@xingcun/core/text';
import { type CliWord, cliWords, say } from './cli-words.ts';
import { Failure, failureText } from './failure.ts';
import { logCheckCommand } from './bundle/log-command.ts';
import { type VerifyCommandOptions, verifyCommand } from './bundle/verify-command.ts';
import { drawCheckCommand } from './draw/draw-command.ts';
import { type RateOptions, rateCommand } from './rating/rate-command.ts';
import { checkCommand, diffCommand, exportCommand } from './standards/standard-command.ts';

/** Exit codes: 0 all well, 1 the data or a file was not, 2 the call was not. */
export async function runProgram(args: readonly string[], language: Language): Promise<number> {
  let exitCode = 0;
  const program = makeProgram(language, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return reportUsage(error, language);
    const text = failureText(error, language);
    if (text === null) throw error;
    process.stderr.write(`${text}\n`);
    return error instanceof Failure ? error.exitCode : 1;
  }
}

function makeProgram(language: Language, finish: (code: number) => void): Command {
  const words = (word: CliWord) => cliWords[word][language];
  const program = dressed(new Command('xingcun'), language)
    .description(words('program'))
    .helpCommand('help [command]', words('helpCommand'))
    .addOption(new Option('--lang <language>', words('lang')).argParser(readLanguage));

  const command = (parent: Command, name: string, description: CliWord) =>
    dressed(parent.command(name), language).description(words(description));

  command(program, 'rate', 'rate')
    .summary(words('rateSummary'))
    .requiredOption('--standard <file>', words('standardOption'))
    .requiredOption('--scores <file>', words('scoresOption'))
    .option('-o, --output <file>', words('outputOption'))
    .option('--explain <code>', words('explainOption'))
    .option('--keep-going', words('keepGoingOption'))
    .option('--progress', words('progressOption'))
    .addOption(new Option('--lang <language>', words('lang')).argParser(readLanguage))
    .action(async (options: RateOptions) => finish(await rateCommand(options, language)));

  const standard = command(program, 'standard', 'standardCommand').helpCommand('help [command]', words('helpCommand'));
  command(standard, 'check', 'check')
    .argument('<file>', words('file'))
    .action((file: string) => checkCommand(file, language));
  command(standard, 'diff', 'diff')
    .argument('<old>', words('oldFile'))
    .argument('<new>', words('newFile'))
    .action((oldFile: string, newFile: string) => diffCommand(oldFile, newFile, language));
  command(standard, 'export', 'export')
    .argument('<file>', words('file'))
    .requiredOption('-o, --output <file>', words('exportOutput'))
    .action((file: string, { output }: { output: string }) => exportCommand(file, output, language));

  const draw = command(program, 'draw', 'drawCommand').helpCommand('help [command]', words('helpCommand'));
  command(draw, 'check', 'drawCheck')
    .summary(words('drawCheckSummary'))
    .argument('<file>', words('drawFile'))
    .action(async (file: string) => finish(await drawCheckCommand(file, language)));

  command(program, 'verify', 'verify')
    .summary(words('verifySummary'))
    .argument('<bundle>', words('bundleFile'))
    .addOption(new Option('--log <proof>', words('logOption')).conflicts('server'))
    .option('--server <url>', words('serverOption'))
    .option('--key <key>', words('keyOption'))
    .option('--json', words('jsonOption'))
    .addOption(new Option('--lang <language>', words('lang')).argParser(readLanguage))
    .action(async (file: string, options: VerifyCommandOptions) => finish(await verifyCommand(file, options, language)));

  const log = command(program, 'log', 'logCommand').helpCommand('help [command]', words('helpCommand'));
  command(log, 'check', 'logCheck')
    .summary(words('logCheckSummary'))
    .argument('<old>', words('oldCheckpoint'))
    .argument('<proof>', words('consistencyFile'))
    .option('--key <key>', words('keyOption'))
    .action((old: string, proof: string, { key }: { key?: string }) => finish(logCheckCommand(old, proof, key, language)));
  return program;
}

function readLanguage(value: string): string {
  if (value !== 'zh' && value !== 'en') throw new Failure('badLanguage', { what: value });
  return value;
}

const headings: Readonly<Record<string, CliWord>> = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands',
};

/** The library's own words in the person's language; its errors are ours to print. */
function dressed(command: Command, language: Language): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', cliWords.help[language])
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      styleTitle: (title) => {
        const word = headings[title];
        return word ? cliWords[word][language] : title;
      },
      styleUsage: (usage) => placeholders(usage, language),
      styleSubcommandTerm: (term) => placeholders(term, language),
    });
}

function placeholders(text: string, language: Language): string {
  return text
    .replace('[options]', `[${cliWords.optionsPlaceholder[language]}]`)
    .replaceAll('[command]', `[${cliWords.commandPlaceholder[language]}]`);
}

const usageErrors: Readonly<Record<string, CliWord>> = {
  'commander.unknownOption': 'unknownOption',
  'commander.unknownCommand': 'unknownCommand',
  'commander.missingMandatoryOptionValue': 'missingOption',
  'commander.missingArgument': 'missingArgument',
  'commander.optionMissingArgument': 'missingValue',
  'commander.excessArguments': 'tooManyArguments',
};

function reportUsage(error: CommanderError, language: Language): number {
  if (error.exitCode === 0) return 0; // help was asked for and has been printed
  const word = usageErrors[error.code];
  if (error.code === 'commander.help') return 2; // a command without its subcommand: the help has been printed
  const what = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  process.stderr.write(`${word ? say(word, language, { what }) : error.message}\n${say('seeHelp', language)}\n`);
  return 2;
}
