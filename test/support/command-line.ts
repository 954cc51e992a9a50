import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The command as people start it. */
export const LAUNCHER = path.join(ROOT, 'cli', 'cadastre.js');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface HowToRun {
  /** What stands on standard input; nothing when absent. */
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Starts the real launcher with the Node of the test. */
export function start(args: readonly string[], { env = {}, cwd }: HowToRun = {}): ChildProcessWithoutNullStreams {
  const { FORCE_COLOR: _force, NO_COLOR: _no, NODE_OPTIONS: _options, ...clean } = process.env;
  return spawn(process.execPath, [LAUNCHER, ...args], { env: { ...clean, ...env }, ...(cwd === undefined ? {} : { cwd }) });
}

/** Runs the real launcher to its end. */
export function cadastre(args: readonly string[], how: HowToRun = {}): Promise<Ran> {
  const child = start(args, how);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  // A command that refuses its call does not read its input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(how.input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code: code ?? -1, out: Buffer.concat(out).toString('utf8'), err: withoutPreparing(Buffer.concat(err).toString('utf8')) }),
    );
  });
}

// Sources that were changed since the last use are bundled anew, which is said where it takes long; no matter of the tests.
function withoutPreparing(err: string): string {
  return err.replace(/^Preparing the command line.*\n/m, '');
}

/** Returns a new folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cadastre-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a plan into a folder of its own and returns its path. */
export function planFile(content: string | Uint8Array, name = 'plan.yaml'): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

/** A small plan without findings, with comments to keep. */
export const SMALL_PLAN = `# the first plan
cadastre: 1
name: First plan
addressPools:
  - { name: weu, prefixes: [10.64.0.0/16] } # one pool
virtualNetworks:
  - name: spoke-shop
    pool: weu
    subnets:
      - { name: web, inputs: { machines: 20 } } # the shop
      - name: db
        service: sql-managed-instance
        inputs: { gp: 3, bc: 2 }
`;

/** A plan with a finding of severity error: the second subnet lies outside its network. */
export const WRONG_PLAN = `cadastre: 1
name: Wrong plan
virtualNetworks:
  - name: spoke-shop
    addressSpace: [10.64.0.0/24]
    subnets:
      - { name: web, size: /26 }
      - { name: late, prefix: 10.65.0.0/26 }
`;
