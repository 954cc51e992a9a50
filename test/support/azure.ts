import type { Action } from '../../shared/change-sheet/action.ts';
import type { Estate } from '../../shared/change-sheet/estate.ts';
import { parsePrefix } from '../../shared/address/prefix.ts';

interface Net {
  identity: string;
  space: string[];
  subnets: Map<string, Sub>;
  attachments: Set<string>;
}
interface Sub {
  prefixes: string[];
  refers: string[];
  full: boolean;
  gateway: boolean;
}

/** As many of Azure's own rules as the order of a change depends on, kept one action at a time. Slow, and apart from the engine: it only refuses. */
export class Azure {
  readonly networks = new Map<string, Net>();
  readonly peerings = new Map<string, { between: readonly [string, string]; transit: string | undefined; stale: Set<string> }>();
  readonly zones = new Map<string, Set<string>>();
  readonly #to: Estate;

  constructor(from: Estate, to: Estate) {
    this.#to = to;
    for (const { name, identity, space, subnets, attachments } of from.networks.values())
      this.networks.set(name, {
        identity,
        space: [...space],
        attachments: new Set(attachments.keys()),
        subnets: new Map(
          [...subnets.values()].map((subnet) => [
            subnet.address,
            { prefixes: [...subnet.prefixes], refers: [...subnet.refers], full: subnet.content !== '', gateway: subnet.isGateway },
          ]),
        ),
      });
    for (const { key, between, transit } of from.peerings.values()) this.peerings.set(key, { between, transit, stale: new Set() });
    for (const { name, links } of from.zones.values()) this.zones.set(name, new Set(links));
  }

  /** Does one thing, or says why Azure refuses it. */
  refusal(action: Action): string | undefined {
    return this.#apply(action) ?? this.#wrong();
  }

  #net(name: string): Net | undefined {
    return this.networks.get(name);
  }

  #apply(action: Action): string | undefined {
    switch (action.do) {
      case 'tell':
      case 'untell':
        return undefined;
      case 'create-zone':
        if (this.zones.has(action.zone)) return 'the zone is there';
        this.zones.set(action.zone, new Set(action.links));
        return undefined;
      case 'change-zone': {
        const links = this.zones.get(action.zone);
        if (!links) return 'there is no such zone';
        for (const link of action.add) links.add(link);
        for (const link of action.remove) links.delete(link);
        return undefined;
      }
      case 'remove-zone':
        return this.zones.delete(action.zone) ? undefined : 'there is no such zone';
      case 'create-network':
        if (this.#net(action.network)) return 'the network is there';
        this.networks.set(action.network, {
          identity: this.#to.networks.get(action.network)?.identity ?? '',
          space: [...action.prefixes],
          subnets: new Map(),
          attachments: this.#orphans.get(action.network) ?? new Set(),
        });
        return undefined;
      case 'remove-network': {
        const net = this.#net(action.network);
        if (!net) return 'there is no such network';
        if (net.subnets.size > 0) return 'it has subnets';
        if ([...this.peerings.values()].some(({ between }) => between.includes(action.network))) return 'it has peerings';
        if ([...this.zones.values()].some((links) => links.has(action.network))) return 'a zone is linked to it';
        this.#orphans.set(action.network, net.attachments);
        this.networks.delete(action.network);
        return undefined;
      }
      case 'create-attachment':
      case 'remove-attachment':
      case 'change-attachment':
        return this.#attachment(action);
      case 'change-space': {
        const net = this.#net(action.network);
        if (!net) return 'there is no such network';
        if (action.remove.some((prefix) => !net.space.includes(prefix))) return 'it does not have that prefix';
        net.space = [...net.space.filter((prefix) => !action.remove.includes(prefix)), ...action.add];
        for (const peering of this.peerings.values()) if (peering.between.includes(action.network)) peering.stale.add(action.network);
        return undefined;
      }
      case 'sync-peering': {
        const peering = this.peerings.get(action.between.join(' ↔ '));
        if (!peering) return 'there is no such peering';
        peering.stale.delete(action.network);
        return undefined;
      }
      case 'create-peering': {
        const key = action.between.join(' ↔ ');
        if (this.peerings.has(key)) return 'the peering is there';
        if (action.between.some((name) => !this.#net(name))) return 'a network is missing';
        this.peerings.set(key, { between: action.between, transit: action.transit, stale: new Set() });
        return undefined;
      }
      case 'change-peering': {
        const peering = this.peerings.get(action.between.join(' ↔ '));
        if (!peering) return 'there is no such peering';
        peering.transit = action.transit;
        return undefined;
      }
      case 'remove-peering':
        return this.peerings.delete(action.between.join(' ↔ ')) ? undefined : 'there is no such peering';
      default:
        return this.#subnet(action);
    }
  }

  /** NSGs and the like outlive the network that they were made for. */
  readonly #orphans = new Map<string, Set<string>>();

  #attachment(action: Extract<Action, { attachment: unknown }>): string | undefined {
    const { network, name } = action.attachment;
    let own = this.#net(network)?.attachments ?? this.#orphans.get(network);
    if (!own) this.#orphans.set(network, (own = new Set()));
    if (action.do === 'create-attachment') {
      if (own.has(name)) return 'it is there';
      own.add(name);
    } else if (!own.has(name)) return 'it is not there';
    else if (action.do === 'remove-attachment') {
      if ([...(this.#net(network)?.subnets.values() ?? [])].some(({ refers }) => refers.includes(name))) return 'a subnet refers to it';
      own.delete(name);
    }
    return undefined;
  }

  #subnet(action: Extract<Action, { subnet: string }>): string | undefined {
    const name = action.subnet.split('/')[0] ?? '';
    const net = this.#net(name);
    if (!net) return 'there is no such network';
    const subnet = net.subnets.get(action.subnet);
    if (action.do === 'create-subnet') {
      if (subnet) return 'the subnet is there';
      const gateway = this.#to.networks.get(name)?.subnets.get(action.subnet)?.isGateway === true;
      net.subnets.set(action.subnet, { prefixes: [...action.prefixes], refers: [...action.refers], full: false, gateway });
      return undefined;
    }
    if (!subnet) return 'there is no such subnet';
    if (action.do === 'fill-subnet') {
      if (subnet.full) return 'something is in it';
      subnet.full = true;
    } else if (action.do === 'empty-subnet') {
      if (!subnet.full) return 'it is empty';
      const user = [...this.peerings.values()].find(({ transit }) => transit === name);
      if (subnet.gateway && user) return `its gateway is used over ${user.between.join(' ↔ ')}`;
      subnet.full = false;
    } else if (action.do === 'remove-subnet') {
      if (subnet.full) return 'something is in it';
      net.subnets.delete(action.subnet);
    } else {
      if (subnet.full && subnet.prefixes.join() !== action.prefixes.join()) return 'something is in it';
      subnet.prefixes = [...action.prefixes];
      subnet.refers = [...action.refers];
    }
    return undefined;
  }

  /** What must hold at all times. */
  #wrong(): string | undefined {
    for (const [name, { space, subnets, attachments }] of this.networks) {
      if (space.length === 0) return `${name} has no prefix left`;
      if (clash(space)) return `${name} holds addresses twice`;
      const all = [...subnets].flatMap(([address, { prefixes }]) => prefixes.map((prefix) => ({ address, prefix })));
      for (const { address, prefix } of all) if (!space.some((one) => within(prefix, one))) return `${address} lies outside of ${name}`;
      if (clash(all.map(({ prefix }) => prefix))) return `subnets of ${name} overlap`;
      for (const [address, { refers }] of subnets)
        for (const one of refers) if (!attachments.has(one)) return `${address} refers to ${one}, which is not there`;
    }
    for (const { between, transit } of this.peerings.values()) {
      const [a, b] = between.map((name) => this.networks.get(name)?.space ?? []);
      if (clash([...(a ?? []), ...(b ?? [])])) return `${between.join(' and ')} are peered and overlap`;
      if (transit !== undefined) {
        const gateways = [...(this.networks.get(transit)?.subnets.values() ?? [])].filter(({ gateway }) => gateway);
        const wanted = [...(this.#to.networks.get(transit)?.subnets.values() ?? [])].some(({ isGateway }) => isGateway);
        if (wanted && !gateways.some(({ full }) => full)) return `${transit} has no gateway yet that its peers could use`;
      }
    }
    for (const [zone, links] of this.zones)
      for (const link of links) if (!this.networks.has(link)) return `${zone} is linked to ${link}, which is not there`;
    return undefined;
  }
}

function rangeOf(text: string): { readonly family: number; readonly first: bigint; readonly last: bigint } {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(text);
  const first = BigInt(prefix.first);
  return { family: prefix.family, first, last: first + (1n << BigInt((prefix.family === 4 ? 32 : 128) - prefix.length)) - 1n };
}

function within(inner: string, outer: string): boolean {
  const [a, b] = [rangeOf(inner), rangeOf(outer)];
  return a.family === b.family && a.first >= b.first && a.last <= b.last;
}

function clash(prefixes: readonly string[]): boolean {
  const ranges = prefixes.map(rangeOf);
  return ranges.some((a, i) => ranges.some((b, k) => k > i && a.family === b.family && a.first <= b.last && b.first <= a.last));
}
