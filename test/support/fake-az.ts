import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A call of the Azure CLI: its words, and its options with their values, read as the Azure CLI reads them. */
export interface AzCall {
  readonly command: string;
  readonly options: Readonly<Record<string, string | readonly string[]>>;
}

/** What a run of a script came to. */
export interface AzRun {
  readonly code: number | null;
  readonly stderr: string;
  readonly calls: readonly AzCall[];
  /** Every argument of every call, byte for byte. */
  readonly argv: readonly (readonly string[])[];
}

// Arguments hold no NUL, so that one behind each of them, and their count in front, is a record of them as they are.
const FAKE = `#!/bin/bash
printf '%s\\0' "$#" "$@" >>"$AZ_LOG"
case "$1 $2" in
  "account show") echo "$AZ_HOME" ;;
  *) for word in "$@"; do
    case "$word" in
      --*) break ;;
      show) echo "no such thing" >&2; exit "$AZ_SHOW" ;;
      "$AZ_FAILS") echo "$AZ_FAILS fails" >&2; exit 1 ;;
    esac
  done ;;
esac
`;

/** Runs a script with bash and an `az` that only records. `show` is the code that its `show` ends with; the command word `fails` fails. */
export function runWithFakeAz(
  script: string,
  { home, show, fails = '-', variables = {} }: { home: string; show: 0 | 1 | 3; fails?: string; variables?: Readonly<Record<string, string>> },
): AzRun {
  const folder = mkdtempSync(path.join(tmpdir(), 'fake-az-'));
  try {
    const [az, log, file] = ['az', 'log', 'deploy.sh'].map((name) => path.join(folder, name)) as [string, string, string];
    writeFileSync(az, FAKE);
    chmodSync(az, 0o755);
    writeFileSync(file, script);
    execFileSync('bash', ['-n', file]);
    const env = { PATH: `${folder}:/usr/bin:/bin`, LC_ALL: 'C', AZ_LOG: log, AZ_HOME: home, AZ_SHOW: String(show), AZ_FAILS: fails, ...variables };
    const { status, stderr } = spawnSync('bash', [file], { env, encoding: 'utf8', cwd: folder });
    const argv = existsSync(log) ? records(readFileSync(log)) : [];
    return { code: status, stderr, argv, calls: argv.map(readCall) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function records(log: Buffer): string[][] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts = decoder.decode(log).split('\0');
  const out: string[][] = [];
  for (let at = 0; at < parts.length - 1;) {
    const count = Number(parts[at]);
    out.push(parts.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return out;
}

function readCall(argv: readonly string[]): AzCall {
  const first = argv.findIndex((word) => word.startsWith('--'));
  const command = argv.slice(0, first).join(' ');
  const unwrap = command.startsWith('network ') ? unwrapped : (value: string) => value;
  const options: Record<string, string | string[]> = {};
  let open: string[] | undefined;
  for (const word of argv.slice(first)) {
    const match = /^--([a-z-]+)(=?)(.*)$/s.exec(word);
    if (!match) {
      if (!open) throw new Error(`${word} belongs to no option of ${command}`);
      open.push(unwrap(word));
      continue;
    }
    const [, name = '', equals, value = ''] = match;
    if (name in options) throw new Error(`${name} twice`);
    open = equals === '' ? [] : undefined;
    options[name] = open ?? unwrap(value);
  }
  return { command, options };
}

/** How the Azure CLI reads a plain value (azure-cli: core/aaz/_utils.py). */
function unwrapped(value: string): string {
  if (value.startsWith('@') || value === 'null' || value === '??') throw new Error(`${value} would not be read as text`);
  if (!value.startsWith("'")) return value;
  const match = /^'((?:[^']|'\/)*)'$/s.exec(value);
  if (!match) throw new Error(`${value} cannot be read`);
  return (match[1] ?? '').replaceAll("'/", "'");
}
