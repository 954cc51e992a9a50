import type { Network, Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { remembered } from '../problem/remembered.ts';

// Limit of Azure for NSGs, route tables and peerings (catalog/names.ts has the rules and their source).
const MOST = 80;

/** Returns the name of a resource that belongs to a subnet: `nsg-hub-app`, cut to 80 characters so that no two collide. */
export function resourceName(...parts: readonly string[]): string {
  const name = spelled(parts.join('-'));
  return name.length <= MOST ? name : `${name.slice(0, MOST - 9)}-${hash(parts.join('\n'))}`;
}

/** A text in the letters that names of resources may have. */
function spelled(text: string): string {
  return text.replace(/[^A-Za-z0-9_.-]+/g, '-');
}

/** Returns eight hexadecimal digits that depend on every character (FNV-1a): tells cut names apart, protects nothing. */
export function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h.toString(16).padStart(8, '0');
}

/** The names of what belongs to a subnet. */
export interface SubnetResourceNames {
  readonly nsg: (subnet: Subnet) => string;
  readonly routeTable: (subnet: Subnet) => string;
  /** Whether every subnet bears the names that it asks for, since no two ask for the same. */
  readonly isPlain: boolean;
  /** What the names of all else that belongs to it end with. */
  readonly stem: (subnet: Subnet) => string;
}

/**
 * Returns the names of NSGs and route tables: no two alike in the plan, without regard to case.
 *
 * `a-b` with subnet `c` and `a` with subnet `b-c` would come out alike; then the later one, by its address, gets a hash.
 */
export function subnetResourceNames(networks: readonly Network[]): SubnetResourceNames {
  const isPlain = areDistinct(networks);
  const stem = isPlain ? plainStem : hashedWhereAlike(networks.flatMap(({ subnets }) => subnets));
  return { isPlain, nsg: (subnet) => resourceName('nsg', stem(subnet)), routeTable: (subnet) => resourceName('rt', stem(subnet)), stem };
}

const plainStem = remembered(({ networkName, name }: Subnet): string => resourceName(networkName, name));

const stemsIn = remembered(({ subnets }: Network): readonly string[] => subnets.map((subnet) => plainStem(subnet).toLowerCase()));

/** Whether no two subnets ask for one name. Only those of networks that may meet are held against each other. */
function areDistinct(networks: readonly Network[]): boolean {
  const byName = new Map<string, Network[]>();
  for (const network of networks) {
    const name = nameIn(network);
    const alike = byName.get(name);
    if (alike) alike.push(network);
    else byName.set(name, [network]);
  }
  const meeting = new Set<Network>();
  for (const [name, alike] of byName) {
    if (alike.length > 1) alike.forEach((network) => meeting.add(network));
    // `a-b` with `c` and `a` with `b-c`: the one name begins with the other.
    for (let at = name.indexOf('-'); at >= 0; at = name.indexOf('-', at + 1))
      for (const other of byName.get(name.slice(0, at)) ?? []) [other, ...alike].forEach((network) => meeting.add(network));
  }
  // A name that is cut may begin in any way.
  const compared = networks.some(isCut) ? networks : [...meeting];
  return networks.every(isClear) && areAllDifferent(compared.flatMap(stemsIn));
}

const nameIn = remembered(({ name }: Network): string => spelled(name).toLowerCase());
const isCut = remembered((network: Network): boolean => stemsIn(network).some((stem) => stem.length >= MOST));
const isClear = remembered((network: Network): boolean => areAllDifferent(stemsIn(network)));

function areAllDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function hashedWhereAlike(subnets: readonly Subnet[]): (subnet: Subnet) => string {
  const chosen = new Map<Subnet, string>();
  const taken = new Set<string>();
  for (const subnet of subnets.toSorted((a, b) => compareText(a.networkName, b.networkName) || compareText(a.name, b.name))) {
    const plain = plainStem(subnet);
    const stem = taken.has(plain.toLowerCase()) ? resourceName(subnet.networkName, subnet.name, hash(subnet.address)) : plain;
    taken.add(stem.toLowerCase());
    chosen.set(subnet, stem);
  }
  return (subnet) => chosen.get(subnet) ?? '';
}
