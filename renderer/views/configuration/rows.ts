import type {
  ConditionalRule,
  NetworkResource,
  NsgResource,
  RouteResource,
  RouteTableResource,
  RuleResource,
  SubnetResource,
} from '../../../shared/config/resources.ts';

/** A subnet with what is generated for it. */
export interface SubnetTables {
  readonly subnet: SubnetResource;
  readonly nsg: NsgResource | undefined;
  readonly routeTable: RouteTableResource | undefined;
}

/** Returns the subnets of a network with their NSGs and route tables, those that hold all words, by name, purpose, rules or routes. */
export function subnetTables({ subnets, nsgs, routeTables }: NetworkResource, words: string): SubnetTables[] {
  const nsgOf = new Map(nsgs.map((nsg) => [nsg.name, nsg]));
  const tableOf = new Map(routeTables.map((table) => [table.name, table]));
  const wanted = words.trim().toLowerCase().split(/\s+/);
  return subnets
    .map((subnet) => ({ subnet, nsg: nsgOf.get(subnet.nsg ?? ''), routeTable: tableOf.get(subnet.routeTable ?? '') }))
    .filter((tables) => {
      const text = textOf(tables).toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
}

function textOf({ subnet, nsg, routeTable }: SubnetTables): string {
  return [
    subnet.address,
    subnet.purpose,
    ...subnet.prefixes,
    subnet.delegation?.to ?? '',
    ...subnet.serviceEndpoints.map(({ type }) => type),
    nsg?.name ?? '',
    ...(nsg?.rules ?? []).map((rule) => [rule.name, ...rule.sources, ...rule.destinations, ...rule.ports, rule.because].join(' ')),
    routeTable?.name ?? '',
    ...(routeTable?.routes ?? []).map((route) => [route.name, route.to, route.nextHop, route.nextHopAddress ?? '', route.because].join(' ')),
  ].join(' ');
}

/** Returns the next hop of a route in words: `VirtualAppliance 10.0.1.4`. */
export function nextHopText({ nextHop, nextHopAddress }: RouteResource): string {
  return nextHopAddress === undefined ? nextHop : `${nextHop} ${nextHopAddress}`;
}

/** A rule as the table shows it. */
export interface RuleRow extends Pick<RuleResource, 'name' | 'direction' | 'access' | 'protocol' | 'because' | 'origin'> {
  readonly priority: number | undefined;
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  /** When it holds; undefined: always. */
  readonly condition: string | undefined;
  readonly source: RuleResource['source'] | undefined;
}

/** Returns a rule as the table shows it. */
export function ruleRow(rule: RuleResource): RuleRow {
  return {
    ...rule,
    from: rule.sources.join(', '),
    to: rule.destinations.join(', '),
    ports: rule.ports.join(', '),
    condition: undefined,
    source: rule.source,
  };
}

/** Returns a rule that holds in a case alone as the table shows it; nobody has given it a priority. */
export function conditionalRow(rule: ConditionalRule): RuleRow {
  return { ...rule, protocol: rule.protocol as RuleRow['protocol'], priority: undefined, ports: rule.ports.join(', ') };
}
