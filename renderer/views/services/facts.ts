import type { RouteNeed, RuleElsewhere, RuleNeed, RulePeer, Service } from '../../../shared/catalog/service.ts';
import type { Source } from '../../../shared/catalog/source.ts';

/** What the catalog says of a service about one thing. */
export interface FactRow {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly source: Source | undefined;
}

/** A rule or a route that a service needs, as the table shows it. */
export interface NeedRow {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  /** How badly, and in which case. */
  readonly need: string;
  readonly purpose: string;
  readonly source: Source;
}

const SHARING = { shared: 'with other services', 'same-service': 'with its own kind only', dedicated: 'with nothing else' } as const;
const RESIZABLE = {
  no: 'only by building what is inside anew',
  'empty-only': 'while it is empty',
  'add-prefix': 'by a further prefix',
} as const;

/** Returns what a service asks of its subnet and of what is around it, each with its source. */
export function factRows({
  subnet,
  nsg,
  routes,
  serviceEndpoints,
  publicAddresses,
  onPremises,
  dns,
  excludedRanges,
  lifecycle,
  placement,
}: Service): FactRow[] {
  const rows: FactRow[] = [];
  const fact = (label: string, value: string | undefined, note: string | undefined, source?: Source) => {
    if (value !== undefined && value !== '') rows.push({ label, value, note: note ?? '', source });
  };
  if (lifecycle.status !== 'ga')
    fact(
      'Status',
      [lifecycle.status, lifecycle.date, lifecycle.successor && `successor ${lifecycle.successor}`].filter(Boolean).join(', '),
      lifecycle.note,
      lifecycle.source,
    );
  if (placement !== 'none') {
    fact('Smallest', `/${subnet.smallest.value}${subnet.smallest.assumed ? ' (assumed)' : ''}`, subnet.smallest.note, subnet.smallest.source);
    if (subnet.recommended) fact('Recommended', `/${subnet.recommended.value}`, subnet.recommended.note, subnet.recommended.source);
    if (subnet.largest) fact('Largest', `/${subnet.largest.value}`, subnet.largest.note, subnet.largest.source);
    fact('Shares its subnet', SHARING[subnet.sharing.kind], subnet.sharing.note, subnet.sharing.source);
    if (subnet.requiredName) fact('Named', subnet.requiredName.value, subnet.requiredName.note, subnet.requiredName.source);
    if (subnet.delegation) fact('Delegation', subnet.delegation.to, subnet.delegation.note, subnet.delegation.source);
    fact('Can be resized', RESIZABLE[subnet.resizable.value], subnet.resizable.note, subnet.resizable.source);
    fact('IPv6', words(subnet.ipv6.value), subnet.ipv6.note, subnet.ipv6.source);
    if (subnet.perNetwork) fact('In one network', `${subnet.perNetwork.value} at most`, subnet.perNetwork.note, subnet.perNetwork.source);
    fact('NSG', `${words(nsg.support.value)}${nsg.supportFor ? ', depending on inputs' : ''}`, nsg.support.note, nsg.support.source);
    fact('Route table', `${words(routes.table.value)}${routes.tableFor ? ', depending on inputs' : ''}`, routes.table.note, routes.table.source);
    fact('Default route', `${words(routes.defaultRoute)}${routes.defaultRouteFor ? ', depending on inputs' : ''}`, routes.forbidden);
  }
  for (const { service, why, needed } of subnet.companions ?? []) fact('Goes with', `${service}, ${needed}`, why);
  const endpoints = [
    serviceEndpoints.required.length > 0 ? `required: ${serviceEndpoints.required.join(', ')}` : '',
    serviceEndpoints.recommended.length > 0 ? `recommended: ${serviceEndpoints.recommended.join(', ')}` : '',
  ].filter(Boolean);
  fact('Service endpoints', endpoints.join('; '), serviceEndpoints.note);
  fact('Public addresses', publicAddresses.note, '');
  fact('On-premises', onPremises, '');
  fact('DNS', dns.zones.join(', ') || dns.note, dns.zones.length > 0 ? dns.note : '');
  for (const { prefix, appliesTo, why, source } of excludedRanges) fact('Keeps out of', `${prefix} (${appliesTo})`, why, source);
  return rows;
}

/** Returns the rules that a service needs, on its own subnet and elsewhere. */
export function ruleRows({ nsg }: Service): NeedRow[] {
  return [
    ...nsg.rules.map((rule) => ruleNeed(rule, rule.appliedBy === 'platform' ? 'added by Azure' : rule.need)),
    ...(nsg.elsewhere ?? []).map((rule) => ruleNeed(rule, `${rule.need}, on ${rule.on}`)),
  ];
}

/** Returns the routes that a service needs. */
export function routeRows({ routes }: Service): NeedRow[] {
  return routes.required.map((route: RouteNeed) => ({
    what: route.name,
    from: '',
    to: peerText(route.to),
    ports: '',
    need: [route.appliedBy === 'platform' ? 'added by Azure' : route.need, route.condition].filter(Boolean).join(': '),
    purpose: `${route.purpose} Next hop: ${route.nextHop}.`,
    source: route.source,
  }));
}

function ruleNeed(rule: RuleNeed | RuleElsewhere, need: string): NeedRow {
  return {
    what: `${rule.direction} ${rule.access} ${rule.protocol}`,
    from: peerText(rule.from),
    to: peerText(rule.to),
    ports: typeof rule.ports === 'function' ? 'by input' : rule.ports.join(', '),
    need: [need, rule.condition].filter(Boolean).join(': '),
    purpose: rule.purpose,
    source: rule.source,
  };
}

function peerText(peer: RulePeer | 'there'): string {
  if (peer === 'self') return 'its subnet';
  if (typeof peer === 'string') return peer;
  if ('tag' in peer) return `${peer.tag}${peer.regional ? '.region' : ''}`;
  return 'prefix' in peer ? peer.prefix : peer.role;
}

const words = (value: string) => value.replaceAll('-', ' ');
