import { type Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { exporters } from '../shared/export/index.ts';
import { advise } from './commands/advise.ts';
import { capacity, type CapacityOptions } from './commands/capacity.ts';
import { change, CHANGE_FORMATS, type ChangeOptions } from './commands/change.ts';
import { check, CHECK_FORMATS, type CheckOptions } from './commands/check.ts';
import { config, type ConfigOptions } from './commands/config.ts';
import { diff, DIFF_FORMATS, type DiffOptions } from './commands/diff.ts';
import { edit, type EditOptions } from './commands/edit.ts';
import { exportPlan, type ExportOptions } from './commands/export.ts';
import { free, type FreeOptions } from './commands/free.ts';
import { merge, type MergeOptions } from './commands/merge.ts';
import { plan, type PlanOptions } from './commands/plan.ts';
import type { ServeOptions } from './commands/serve.ts';
import { services } from './commands/services.ts';
import { size, type SizeOptions } from './commands/size.ts';
import { EDIT_USAGE } from './edit-call.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { printJson, safe, warn } from './print.ts';
import { addStoreCommands, dbOption } from './store-commands.ts';
import { readDay } from './today.ts';
import { VERSION } from './version.ts';

/** Runs one command line and returns its exit code. Never throws. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = commands((result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportBug(error);
    // Asking for help or the version is not wrong.
    return error.exitCode === 0 ? EXIT.done : reportWrongCall(error, args);
  }
}

const HELP = `
FILE is a plan document, YAML or JSON; - reads it from standard input, and
PLAN@REF is one of the store: REF is the number of a revision, a tag, latest
or working.

Exit codes:
  0  done; no finding of severity error
  1  done; findings of severity error; with diff --exit-code, differences;
     with merge, conflicts
  2  the input or the call is wrong: nothing was computed, nothing was written
  3  a fault of the program itself`;

function argumentText(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

function commands(finish: (code: ExitCode) => void): Command {
  const program = new Command('cadastre');
  program
    .description('Plans the address space of Azure virtual networks: sizes, allocates, checks, generates. Works offline.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError()
    .showHelpAfterError('Run "cadastre --help" for the commands.')
    .addHelpText('after', HELP)
    // Every command has options: saying so each time leaves too little room for what it does.
    .configureHelp({
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentText)].join(' '),
    })
    .exitOverride()
    .configureOutput({ writeErr: (text) => warn(text.split('\n').map(safe).join('\n')) });
  const json = () => new Option('--json', 'print one JSON value');
  const command = (text: string, description: string) => program.command(text).description(description);

  command('plan <file>', 'allocate, check, print')
    .option('--write', 'record the prefixes in FILE')
    .addOption(new Option('--strategy <strategy>', 'how places are chosen').choices(['compact', 'spaced']))
    .option('--explain <subject>', 'say why a network, or NETWORK/SUBNET, lies where it does')
    .addOption(json())
    .addOption(dbOption())
    .action(async (file: string, options: PlanOptions) => finish(await plan(file, options)));
  command('check <file>', 'print the findings alone')
    .addOption(new Option('--format <format>', 'form of the output').choices(CHECK_FORMATS))
    .option('--fix', 'show what the fixes of findings change, and whether they can be made')
    .option('--yes', 'with --fix: make the fixes in FILE')
    .option('--rule <rule>', 'with --fix: only findings of this rule; may be given several times', several)
    .option('--accepted', 'show the findings that the document accepts too')
    .option('--today <day>', 'the day on which acceptances expire, such as 2026-11-26; that of the clock when absent', readDay)
    .addOption(json())
    .addOption(dbOption())
    .action(async (file: string, options: CheckOptions) => finish(await check(file, options)));
  command('size <service> [inputs...]', 'size one subnet: cadastre size sql-managed-instance gp=3 bc=2')
    .option('--growth <percent>', 'percent added to each input that grows', percent)
    .addOption(new Option('--sizing <mode>', 'honour recommended sizes or not').choices(['recommended', 'minimum']).default('recommended'))
    .addOption(json())
    .action((service: string, inputs: string[], options: SizeOptions) => finish(size(service, inputs, options)));
  command('services [id]', 'show the catalog, or one entry whole')
    .addOption(json())
    .action((id: string | undefined, options: { json?: boolean }) => finish(services(id, options)));
  command('advise <service> [need...]', 'compare the ways to join a service with a network: cadastre advise storage onPremises')
    .addOption(json())
    .action((service: string, needs: string[], options: { json?: boolean }) => finish(advise(service, needs, options)));
  command('config <file>', 'show the generated NSG rules, routes, endpoints, delegations and peerings')
    .option('--subnet <address>', 'one subnet, NETWORK/SUBNET')
    .addOption(json())
    .addOption(dbOption())
    .action(async (file: string, options: ConfigOptions) => finish(await config(file, options)));
  command('edit <file> <operation...>', 'split, join, resize, move, rename, remove or add: shows what would change')
    .option('--into <length>', 'of split: the prefix length of the pieces, such as /27; two halves when absent')
    .option('--names <names>', 'of split: the names of the new subnets, with commas between them')
    .option('--to <place>', 'of move: nearest, the nearest legal place')
    .option('--from <prefix>', 'of a network with several prefixes, the one that is meant')
    .option('--size <length>', 'of add: the prefix length, such as /26; what the need says when absent')
    .option('--prefix <prefix>', 'of add: the place')
    .option('--write', 'make the change in FILE')
    .addOption(json())
    .addHelpText('after', `\nOperations:\n${EDIT_USAGE.map((usage) => `  ${usage}`).join('\n')}`)
    .addOption(dbOption())
    .action(async (file: string, operation: string[], options: EditOptions) => finish(await edit(file, operation, options)));
  command('export <file>', 'write the plan in another format')
    .requiredOption('--format <format>', exporters.map(({ id }) => id).join(', '))
    .requiredOption('--out <path>', 'a file or, for bicep, a folder; - is standard output')
    .addOption(dbOption())
    .action(async (file: string, options: ExportOptions) => finish(await exportPlan(file, options)));
  command('free <file>', 'show what is free in the pools and virtual networks')
    .option('--pool <name>', 'one pool')
    .option('--network <name>', 'one virtual network')
    .option('--size <length>', 'the block that a carve of this size would take, such as /24')
    .addOption(json())
    .addOption(dbOption())
    .action(async (file: string, options: FreeOptions) => finish(await free(file, options)));
  command('capacity <file>', 'show the year in which each subnet, network and pool is full, and what to reserve now')
    .option('--years <number>', 'how far to look ahead, from 1 to 50 years; 5 when absent', years)
    .option('--from <year>', 'the calendar year that is now; that of the clock when absent', calendarYear)
    .addOption(json())
    .addOption(dbOption())
    .action(async (file: string, options: CapacityOptions) => finish(await capacity(file, options)));
  command('diff <plans...>', 'compare two plans, OLD and NEW: what changed, what each change costs, and which findings come and go')
    .addOption(new Option('--format <format>', 'form of the output').choices(DIFF_FORMATS))
    .option('--exit-code', 'exit with 1 when the two differ')
    .option('--git', 'take the seven arguments that git gives to an external diff')
    .addOption(json())
    .addOption(dbOption())
    .action(async (files: string[], options: DiffOptions) => finish(await diff(files, options)));
  command('change <old> <new>', 'the steps that lead from one plan to another in Azure, in an order that works')
    .addOption(new Option('--format <format>', 'form of the output').choices(CHANGE_FORMATS))
    .addOption(json())
    .addOption(dbOption())
    .action(async (from: string, to: string, options: ChangeOptions) => finish(await change(from, to, options)));
  command('merge <base> <ours> <theirs>', 'merge two plan documents that were made from a third one; a merge driver for git')
    .option('--out <file>', 'where the merge goes; standard output when absent')
    .option('--write', 'write the merge into OURS')
    .option('--path <name>', 'the name of the document, for its format; that of each file when absent')
    .addOption(json())
    .addOption(dbOption())
    .action(async (base: string, ours: string, theirs: string, options: MergeOptions) => finish(await merge(base, ours, theirs, options)));
  addStoreCommands(program, finish);
  command('serve [file]', 'open the app in a browser, on this machine only')
    .option('--port <number>', 'the port to listen on; any free one when absent', port)
    .option('--no-open', 'print the address without opening a browser')
    .addOption(dbOption())
    .action(async (file: string | undefined, options: ServeOptions) => {
      // Loaded when it is asked for: no other command needs a web server, and all of them would wait for it.
      const { serve } = await import('./commands/serve.ts');
      finish(await serve(file, options));
    });
  command('schema', 'print the JSON Schema of the plan document').action(async () => {
    const { schema } = await import('./commands/schema.ts');
    finish(schema());
  });
  return program;
}

function several(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function percent(text: string): number {
  const n = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || n > 1000) throw new InvalidArgumentError('It should be a percentage from 0 to 1000.');
  return n;
}

function port(text: string): number {
  const n = Number(text);
  if (!/^\d+$/.test(text) || n > 65535) throw new InvalidArgumentError('It should be a port from 0 to 65535.');
  return n;
}

function years(text: string): number {
  const n = Number(text);
  if (!/^\d+$/.test(text) || n < 1 || n > 50) throw new InvalidArgumentError('It should be a number of years from 1 to 50.');
  return n;
}

function calendarYear(text: string): number {
  if (!/^[1-9]\d{3}$/.test(text)) throw new InvalidArgumentError('It should be a year such as 2026.');
  return Number(text);
}

/** Commander has said in words what is wrong with the call; who asked for JSON gets that too. */
function reportWrongCall({ message }: CommanderError, args: readonly string[]): ExitCode {
  const json = args.some((arg, i) => arg === '--json' || arg === '--format=json' || (arg === 'json' && args[i - 1] === '--format'));
  if (json) {
    const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
    const hint = rest.join(' ').replace(/^\((.*)\)$/, '$1');
    const text = `${first.charAt(0).toUpperCase()}${first.slice(1)}${first.endsWith('.') ? '' : '.'}`;
    printJson({ format: 'cadastre-problems/1', problems: [{ code: 'wrong-call', text, at: '', ...(hint === '' ? {} : { hint }) }] });
  }
  return EXIT.wrongInput;
}

/** Says that the program itself is at fault, with what a report needs. */
function reportBug(error: unknown): ExitCode {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  warn(
    `Cadastre itself failed: this is a fault of the program, not of your plan.\n${stack}\nCadastre ${VERSION}, Node ${process.versions.node}, ${process.platform}-${process.arch}\nPlease report it with the text above; CONTRIBUTING.md says where.`,
  );
  return EXIT.bug;
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`cadastre plan FILE | head`) closes the pipe: not an error.
    if (code === 'EPIPE') process.exit(EXIT.done);
    if (stream === process.stdout) warn(`Standard output cannot be written${code === 'ENOSPC' ? ': the disk is full' : ` (${String(code)})`}.`);
    process.exit(EXIT.wrongInput);
  });
}

// What is thrown outside of a command would otherwise end with 1, as findings do.
process.on('uncaughtException', (error) => process.exit(reportBug(error)));

process.exitCode = await run(process.argv.slice(2));
