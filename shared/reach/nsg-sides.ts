import { AddressSet, AddressSetBuilder } from '../address/address-set.ts';
import { parseIpv4 } from '../address/ipv4.ts';
import { ipv4Prefix, parsePrefix } from '../address/prefix.ts';
import { PLATFORM_ADDRESSES } from '../catalog/address-ranges.ts';
import { defaultRules } from '../catalog/nsg-rules.ts';
import type { RuleResource } from '../config/resources.ts';
import { EVERY_ADDRESS, NOTHING, PUBLIC_ADDRESSES, type Side } from './extent.ts';
import type { NsgRule } from './evaluate-nsg.ts';
import { EVERY_SERVICE, servicesOf } from './traffic.ts';

/** What the tags VirtualNetwork and Internet stand for at one subnet. */
export interface Surroundings {
  /** The network, its peers, and what is connected through its gateways. */
  readonly connected: AddressSet;
  /** Prefixes of its user routes, other than those for every address. */
  readonly routed: AddressSet;
  /** A route is for every address, or there may be routes that the plan does not name: VirtualNetwork may hold more. */
  readonly mayHoldMore: boolean;
}

/** The address of the host, where health probes come from: what AzureLoadBalancer stands for. */
const HOST = AddressSet.from(
  PLATFORM_ADDRESSES.slice(0, 1).flatMap(({ address }) => {
    const number = parseIpv4(address);
    return number === undefined ? [] : [ipv4Prefix(number, 32)];
  }),
);

/** Tags that stand for much, and that most rules name alone. */
const WIDE: ReadonlySet<string> = new Set(['VirtualNetwork', 'Internet']);
const wideSides = new WeakMap<Surroundings, Map<string, Side>>();

/** Returns what one end of a rule holds: '*', prefixes, or service tags. */
export function sideOf(texts: readonly string[], around: Surroundings): Side {
  const [only = ''] = texts;
  if (texts.length !== 1 || !WIDE.has(only)) return sideOfTexts(texts, around);
  const sides = wideSides.get(around) ?? new Map<string, Side>();
  wideSides.set(around, sides);
  let side = sides.get(only);
  if (!side) sides.set(only, (side = sideOfTexts(texts, around)));
  return side;
}

function sideOfTexts(texts: readonly string[], around: Surroundings): Side {
  const surely = new AddressSetBuilder();
  const tags: string[] = [];
  let perhaps = NOTHING;
  let everythingPublic = false;
  for (const text of texts) {
    const prefix = text.includes('/') ? parsePrefix(text) : undefined;
    if (text === '*') return { surely: EVERY_ADDRESS, perhaps: NOTHING, everythingPublic: true, tags: [] };
    if (prefix) {
      surely.add(prefix);
      if (prefix.length === 0 && prefix.family === 4) everythingPublic = true;
    } else if (text === 'VirtualNetwork') {
      surely.addSet(around.connected).addSet(around.routed).addSet(HOST);
      if (around.mayHoldMore) perhaps = EVERY_ADDRESS;
    } else if (text === 'Internet') {
      surely.addSet(PUBLIC_ADDRESSES.minus(around.connected));
      everythingPublic = true;
    } else if (text === 'AzureLoadBalancer') surely.addSet(HOST);
    else tags.push(text);
  }
  const set = surely.build();
  return { surely: set, perhaps: perhaps === NOTHING ? NOTHING : perhaps.minus(set), everythingPublic, tags };
}

/** Returns the rules of a direction as an NSG tries them: those of the plan by priority, then the default rules. */
export function orderedRules(resources: readonly RuleResource[], direction: 'inbound' | 'outbound', around: Surroundings): NsgRule[] {
  const own = resources
    .filter((rule) => rule.direction === direction)
    .map((rule) => ({
      name: rule.name,
      priority: rule.priority,
      direction,
      access: rule.access,
      from: sideOf(rule.sources, around),
      to: sideOf(rule.destinations, around),
      services: servicesOf(rule.protocol, rule.ports),
      origin: rule.origin,
    }))
    // Two rules of one priority are a finding; Azure has none of them, and the order of the lists should not decide.
    .sort((a, b) => a.priority - b.priority || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return [...own, ...defaultsFor(direction, around)];
}

function defaultsFor(direction: 'inbound' | 'outbound', around: Surroundings): NsgRule[] {
  const end = (peer: 'any' | { readonly tag: string }) => sideOf([peer === 'any' ? '*' : peer.tag], around);
  return defaultRules
    .filter((rule) => rule.direction === direction)
    .map((rule) => ({
      name: rule.name,
      priority: rule.priority,
      direction,
      access: rule.access,
      from: end(rule.from),
      to: end(rule.to),
      services: EVERY_SERVICE,
      origin: 'default',
    }));
}
