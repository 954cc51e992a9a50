import type BetterSqlite3 from 'better-sqlite3';
import type { Problem } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';

/** A connection to a database. */
export type Connection = BetterSqlite3.Database;

/** How a database is opened. */
export interface ConnectionOptions {
  /** How long to wait for another program, milliseconds. */
  readonly timeout: number;
  readonly readonly?: boolean;
}

export type Driver = (file: string, options: ConnectionOptions) => Connection;

// Older ones end the process when a database is opened: the driver needs version 10 of Node's interface for add-ons.
const LEAST_NODE = [22, 14] as const;

/**
 * Returns the driver of SQLite. It is loaded when a store is first asked for: no other command should wait for it.
 *
 * Problems: a Node that the driver cannot run on, a driver that is not installed for this system.
 */
export async function loadDriver(node: string = process.versions.node): Promise<Result<Driver>> {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) return refused([oldNode(node)]);
  try {
    const { default: Database } = await import('better-sqlite3');
    return ok((file, { timeout, readonly = false }) => new Database(file, { timeout, readonly }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND' && code !== 'ERR_DLOPEN_FAILED') throw error;
    return refused([noDriver]);
  }
}

function oldNode(node: string): Problem {
  return {
    code: 'store-needs-newer-node',
    at: '',
    text: `The store needs Node ${LEAST_NODE.join('.')} or newer; this is Node ${node}.`,
    input: node,
    expected: `Node ${LEAST_NODE.join('.')} or newer`,
    hint: 'Install Node 24 from https://nodejs.org.',
  };
}

const noDriver: Problem = {
  code: 'store-driver-missing',
  at: '',
  text: 'The package better-sqlite3 is not installed for this system, and the store needs it.',
  expected: 'better-sqlite3 in node_modules',
  hint: 'Run "npm ci" again on this machine.',
};
