import { prefixContains, type Prefix } from '../../address/prefix.ts';
import type { NetworkPlace } from '../../allocate/allocation.ts';
import type { Network, Subnet } from '../../plan/plan.ts';
import type { SourceEdit } from '../../plan/source-edit.ts';
import type { Fix } from '../finding.ts';
import { hasRoom } from './room-in.ts';

// The sizes that a document may ask for.
const SHORTEST_NETWORK = 8;
const LONGEST_NETWORK = 29;

/**
 * Lets a network be carved anew from its pool, as large as it is: without a pool, with something deployed, or with a subnet whose prefix is
 * given there is no such fix. `avoid`: a range of the pool that is no place for it either.
 */
export function carveAnew({ name, pool, addressSpace, subnets, size, deployed, path }: Network, avoid?: Prefix): Fix | undefined {
  if (deployed || pool === undefined || addressSpace.length === 0 || subnets.some(({ prefix }) => prefix !== undefined)) return undefined;
  if (avoid && pool.prefixes.every(({ prefix }) => prefix === undefined || prefixContains(avoid, prefix))) return undefined;
  const own = addressSpace.flatMap(({ prefix }) => (prefix?.family === 4 ? [prefix.length] : []));
  const [length] = own;
  const isAsked = size === undefined && own.length === 1 && length !== undefined && length >= SHORTEST_NETWORK && length <= LONGEST_NETWORK;
  // What has neither a size nor subnets cannot be carved.
  if (size === undefined && !isAsked && subnets.length === 0) return undefined;
  const asked: SourceEdit[] = isAsked ? [{ path: [...path, 'size'], set: `/${length}` }] : [];
  return { title: `Let ${name} be placed elsewhere in ${pool.name}`, edits: [{ path: [...path, 'addressSpace'] }, ...asked] };
}

/**
 * Lets a subnet whose prefix is given, or that asks for a size, have another prefix length: where it is not deployed and its network has room
 * for it, or is carved. The prefix is left to be chosen; the size stands in the document only where the sum would give another.
 */
export function resizeSubnet(place: NetworkPlace, subnet: Subnet, length: number): Fix | undefined {
  const { deployed, prefix, size, sizing, address, path } = subnet;
  if (deployed || !hasRoom(place, length, subnet)) return undefined;
  const edits: SourceEdit[] = [
    ...(prefix ? [{ path: prefix.path }] : []),
    ...(size === length || (size === undefined && sizing.prefixLength === length) ? [] : [{ path: [...path, 'size'], set: `/${length}` }]),
  ];
  if (edits.length === 0) return undefined;
  return { title: prefix ? `Let ${address} be placed anew as a /${length}` : `Ask for a /${length} for ${address}`, edits };
}
