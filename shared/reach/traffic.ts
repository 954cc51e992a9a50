import { combine, type Bounds } from '../address/bounds.ts';
import type { Extent } from './extent.ts';

/** What may pass between two ends: every combination of a source, a destination and a protocol with its port. */
export interface Traffic {
  readonly from: Extent;
  readonly to: Extent;
  /** TCP ports, then UDP ports, then ICMP, on one line of numbers. */
  readonly services: Bounds<number>;
}

const PORTS = 65_536;
const ICMP = 2 * PORTS;
/** The first number behind all protocols and ports. */
const END = ICMP + 1;

export type Protocol = 'tcp' | 'udp' | 'icmp' | 'any';

/** Every protocol and port. */
export const EVERY_SERVICE: Bounds<number> = [0, END];

/**
 * Returns the protocols and ports that a rule or a question names; `['*']` stands for all ports. Ports of `any` are those of TCP and
 * UDP: ICMP has none, so a rule that names ports does not speak of it.
 */
export function servicesOf(protocol: Protocol, ports: readonly string[]): Bounds<number> {
  const all = ports.length === 0 || ports.includes('*');
  if (protocol === 'icmp') return [ICMP, END];
  if (all) return protocol === 'any' ? EVERY_SERVICE : protocol === 'tcp' ? [0, PORTS] : [PORTS, ICMP];
  const bases = protocol === 'any' ? [0, PORTS] : protocol === 'tcp' ? [0] : [PORTS];
  let bounds: Bounds<number> = [];
  for (const text of ports) {
    const [first = 0, last = first] = text.split('-').map(Number);
    for (const base of bases) bounds = union(bounds, [base + first, base + last + 1]);
  }
  return bounds;
}

function union(a: Bounds<number>, b: Bounds<number>): Bounds<number> {
  return combine(a, b, (inA, inB) => inA || inB);
}

/** Returns what both name. */
export function commonServices(a: Bounds<number>, b: Bounds<number>): Bounds<number> {
  return combine(a, b, (inA, inB) => inA && inB);
}

/** Returns what `a` names and `b` does not. */
export function servicesWithout(a: Bounds<number>, b: Bounds<number>): Bounds<number> {
  return combine(a, b, (inA, inB) => inA && !inB);
}

/** Returns protocols and ports in words: `TCP 443`, `TCP 8000-8010 and UDP 53`, `all protocols and ports`. */
export function serviceWords(services: Bounds<number>): string {
  const tcp = portsBetween(services, 0);
  const udp = portsBetween(services, PORTS);
  const icmp = commonServices(services, [ICMP, END]).length > 0;
  if (tcp === '*' && udp === '*' && icmp) return 'all protocols and ports';
  const words = [
    ...(tcp !== '' && tcp === udp ? [`TCP and UDP${tcp === '*' ? '' : ` ${tcp}`}`] : [...one('TCP', tcp), ...one('UDP', udp)]),
    ...(icmp ? ['ICMP'] : []),
  ];
  return words.join(' and ');
}

function one(name: string, ports: string): string[] {
  return ports === '' ? [] : [ports === '*' ? name : `${name} ${ports}`];
}

function portsBetween(services: Bounds<number>, base: number): string {
  const own = commonServices(services, [base, base + PORTS]);
  if (own.length === 2 && own[0] === base && own[1] === base + PORTS) return '*';
  const words: string[] = [];
  for (let i = 0; i + 1 < own.length; i += 2) {
    const first = (own[i] ?? 0) - base;
    const last = (own[i + 1] ?? 0) - base - 1;
    words.push(first === last ? String(first) : `${first}-${last}`);
  }
  return words.length > 6 ? `${words.slice(0, 5).join(', ')} and ${words.length - 5} more` : words.join(', ');
}
