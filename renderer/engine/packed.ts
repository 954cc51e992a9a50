import { ok, type Result } from '../../shared/problem/result.ts';
import type { Edited, EngineCalls } from './calls.ts';
import type { Remote } from './remote.ts';
import { packSnapshot, unpackSnapshot, type PackedSnapshot } from './snapshot-delta.ts';
import type { Snapshot } from './snapshot.ts';

interface PackedEdited extends Omit<Edited, 'snapshot'> {
  readonly snapshot: PackedSnapshot;
}

/** The calls of the engine as they cross from a worker: each snapshot comes less what the one before it has. */
export interface PackedCalls extends Omit<EngineCalls, 'open' | 'edit' | 'undo' | 'redo'> {
  open(...args: Parameters<EngineCalls['open']>): Result<PackedSnapshot>;
  edit(...args: Parameters<EngineCalls['edit']>): Result<PackedEdited>;
  undo(): PackedEdited | undefined;
  redo(): PackedEdited | undefined;
}

/** Returns an engine whose snapshots are packed, each against the one that it answered before. */
export function packed(engine: EngineCalls): PackedCalls {
  let sent: Snapshot | undefined;
  const pack = (snapshot: Snapshot): PackedSnapshot => {
    const packedOne = packSnapshot(snapshot, sent);
    sent = snapshot;
    return packedOne;
  };
  const packEdited = (edited: Edited): PackedEdited => ({ ...edited, snapshot: pack(edited.snapshot) });
  return {
    ...engine,
    open: (...args) => mapped(engine.open(...args), pack),
    edit: (...args) => mapped(engine.edit(...args), packEdited),
    undo: () => optional(engine.undo(), packEdited),
    redo: () => optional(engine.redo(), packEdited),
  };
}

/** The other side of `packed`. Answers come in the order in which they were given, so that each is unpacked against the one before it. */
export function unpacked(remote: Remote<PackedCalls>): Remote<EngineCalls> {
  let had: Snapshot | undefined;
  const unpack = (snapshot: PackedSnapshot): Snapshot => (had = unpackSnapshot(snapshot, had));
  const unpackEdited = (edited: PackedEdited): Edited => ({ ...edited, snapshot: unpack(edited.snapshot) });
  const own: Pick<Remote<EngineCalls>, 'open' | 'edit' | 'undo' | 'redo'> = {
    open: async (...args) => mapped(await remote.open(...args), unpack),
    edit: async (...args) => mapped(await remote.edit(...args), unpackEdited),
    undo: async () => optional(await remote.undo(), unpackEdited),
    redo: async () => optional(await remote.redo(), unpackEdited),
  };
  return new Proxy(remote as unknown as Remote<EngineCalls>, {
    get: (of, name) => (Object.hasOwn(own, name) ? own[name as keyof typeof own] : of[name as keyof Remote<EngineCalls>]),
  });
}

function mapped<T, U>(result: Result<T>, map: (value: T) => U): Result<U> {
  return result.ok ? ok(map(result.value)) : result;
}

function optional<T, U>(value: T | undefined, map: (value: T) => U): U | undefined {
  return value === undefined ? undefined : map(value);
}
