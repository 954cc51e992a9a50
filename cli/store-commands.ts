import { Option, type Command } from 'commander';
import { diff, DIFF_FORMATS, type DiffOptions } from './commands/diff.ts';
import type { BackupOptions } from './commands/store/backup.ts';
import type { RestoreOptions } from './commands/store/restore.ts';
import type { SaveOptions } from './commands/store/save.ts';
import type { TagOptions } from './commands/store/tag.ts';
import type { ExitCode } from './exit-codes.ts';
import type { StoreOptions } from './store-call.ts';

/** Returns the option that names the store; every command that takes FILE has it. */
export function dbOption(): Option {
  return new Option('--db <path>', 'the store that PLAN@REF leads to; CADASTRE_DB or the usual place when absent');
}

/** Adds `store` with its commands. Each is loaded when it is called: only they need the database. */
export function addStoreCommands(program: Command, finish: (code: ExitCode) => void): void {
  const store = program.command('store').description('plans and their revisions, kept in a database on this machine');
  const command = (text: string, description: string) =>
    store
      .command(text)
      .description(description)
      .addOption(new Option('--db <path>', 'the store; CADASTRE_DB or the usual place when absent'))
      .addOption(new Option('--json', 'print one JSON value'));

  command('save <file>', 'save a plan document as the next revision of its plan')
    .option('--plan <name>', 'the name of the plan; that of the document when absent')
    .option('--note <text>', 'why')
    .option('--author <name>', 'who; CADASTRE_AUTHOR or the name of the user when absent')
    .option('--tag <name>', 'a tag for the revision, such as approved')
    .action(async (file: string, options: SaveOptions) => finish(await (await import('./commands/store/save.ts')).save(file, options)));
  command('list', 'show the plans').action(async (options: StoreOptions) => finish(await (await import('./commands/store/list.ts')).list(options)));
  command('log <plan>', 'show the revisions of a plan').action(async (plan: string, options: StoreOptions) =>
    finish(await (await import('./commands/store/log.ts')).log(plan, options)),
  );
  command('show <plan>', 'show the document of PLAN or PLAN@REF as it was written')
    .option('--out <file>', 'where it goes; standard output when absent')
    .action(async (plan: string, options: StoreOptions & { readonly out?: string }) =>
      finish(await (await import('./commands/store/show.ts')).show(plan, options)),
    );
  store
    .command('diff <references...>')
    .description('compare two revisions, PLAN@1 PLAN@2: as the command diff, which takes them too')
    .addOption(dbOption())
    .addOption(new Option('--format <format>', 'form of the output').choices(DIFF_FORMATS))
    .option('--exit-code', 'exit with 1 when the two differ')
    .addOption(new Option('--json', 'print one JSON value'))
    .action(async (references: string[], options: DiffOptions) => finish(await diff(references, options)));
  command('restore <reference>', 'save the document of PLAN@REF as a new revision; history stays')
    .option('--note <text>', 'why')
    .option('--author <name>', 'who; CADASTRE_AUTHOR or the name of the user when absent')
    .option('--out <file>', 'write the document into a file as well')
    .action(async (reference: string, options: RestoreOptions) =>
      finish(await (await import('./commands/store/restore.ts')).restore(reference, options)),
    );
  command('tag <reference> <name>', 'name the revision PLAN@REF')
    .option('--move', 'take the name from the revision that has it')
    .option('--remove', 'take the name away')
    .action(async (reference: string, name: string, options: TagOptions) =>
      finish(await (await import('./commands/store/tag.ts')).tag(reference, name, options)),
    );
  command('export [plan]', 'write the whole history of a plan, or of all, into one JSON file')
    .requiredOption('--out <file>', 'where it goes; - is standard output')
    .action(async (plan: string | undefined, options: StoreOptions & { readonly out: string }) =>
      finish(await (await import('./commands/store/export.ts')).exportHistory(plan, options)),
    );
  command('import <file>', 'take over plans with their history from a file of store export')
    .option('--as <name>', 'another name for the plan of the file')
    .action(async (file: string, options: StoreOptions & { readonly as?: string }) =>
      finish(await (await import('./commands/store/import.ts')).importHistory(file, options)),
    );
  command('backup', 'copy the store and check the copy')
    .option('--out <file>', 'where it goes; among the backups of the store when absent')
    .option('--list', 'show the backups that are kept')
    .action(async (options: BackupOptions) => finish(await (await import('./commands/store/backup.ts')).backup(options)));
  command('recover', 'set a damaged store aside and put the newest good backup in its place')
    .option('--yes', 'do it')
    .action(async (options: StoreOptions & { readonly yes?: boolean }) =>
      finish(await (await import('./commands/store/recover.ts')).recover(options)),
    );
  command('verify', 'look at everything and hash every revision again').action(async (options: StoreOptions) =>
    finish(await (await import('./commands/store/verify.ts')).verify(options)),
  );
  command('vacuum', 'give unused room in the file back to the disk').action(async (options: StoreOptions) =>
    finish(await (await import('./commands/store/vacuum.ts')).vacuum(options)),
  );
}
