import { serviceEndpointRules } from '../../catalog/service-endpoint-rules.ts';
import type { RouteResource, RuleResource } from '../../config/resources.ts';
import type { SubnetPlace } from '../../allocate/allocation.ts';
import type { Change, ChangeKind, Values } from '../comparison.ts';
import { changed, differing, type Compared, type Cost } from '../context.ts';
import { equal } from '../patch/equal.ts';
import { resourcesOf } from './subnet-resources.ts';

const IN_PLACE: Cost = { impact: 'in-place', why: 'It is set where it is; what is inside the subnet keeps running.' };

/** Returns what changed of the rules, routes and endpoints of subnets that are in both plans: what services ask for as well as the users' own. */
export function configurationChanges(compared: Compared): Change[] {
  const was = resourcesOf(compared.from);
  const is = resourcesOf(compared.to);
  return compared.matching.subnets.flatMap(({ from, to }) => {
    if (!from || !to) return [];
    const old = was.get(from.subnet.address);
    const now = is.get(to.subnet.address);
    const subject = to.subnet.address;
    const endpoints = privateEndpointChanges(subject, from, to);
    if (!old || !now) return endpoints;
    return [
      ...listChanges({ subject, kind: 'rule', name: ruleName, values: ruleValues, cost: () => IN_PLACE }, old.nsg?.rules, now.nsg?.rules),
      ...listChanges(
        { subject, kind: 'route', name: ({ name }) => name, values: routeValues, cost: () => IN_PLACE },
        old.routeTable?.routes,
        now.routeTable?.routes,
      ),
      ...listChanges(
        { subject, kind: 'endpoint', name: ({ type }) => type, values: ({ regions }) => ({ regions: regions ?? null }), cost: endpointCost },
        old.subnet.serviceEndpoints,
        now.subnet.serviceEndpoints,
      ),
      ...endpoints,
    ];
  });
}

interface Listed<T> {
  readonly subject: string;
  readonly kind: ChangeKind;
  readonly name: (item: T) => string;
  readonly values: (item: T) => Values;
  readonly cost: (change: 'added' | 'removed' | 'configured') => Cost;
}

function listChanges<T>({ subject, kind, name, values, cost }: Listed<T>, from: readonly T[] = [], to: readonly T[] = []): Change[] {
  // Most lists are the same on both sides.
  return equal(from, to) ? [] : itemChanges(subject, kind, byName(from, name, values), byName(to, name, values), cost);
}

/** What is said of enabling one holds the other way round for taking it away. */
function endpointCost(change: 'added' | 'removed' | 'configured'): Cost {
  const { value, source } = serviceEndpointRules.sourceAddress;
  if (change === 'configured') return IN_PLACE;
  return {
    impact: 'in-place',
    why:
      change === 'added'
        ? value
        : 'The source address becomes public again: open connections drop, and rules of the service that named the subnet stop matching.',
    source,
  };
}

function privateEndpointChanges(subject: string, from: SubnetPlace, to: SubnetPlace): Change[] {
  if (from.subnet.privateEndpoints.length + to.subnet.privateEndpoints.length === 0) return [];
  const values = ({ privateEndpoints }: SubnetPlace['subnet']) =>
    byName(
      privateEndpoints,
      ({ resource }) => resource,
      ({ count, addressesEach, dnsZones }) => ({ count, addressesEach, dnsZones }),
    );
  return itemChanges(subject, 'endpoint', values(from.subnet), values(to.subnet), (change) => ({
    impact: 'in-place',
    why:
      change === 'added'
        ? 'Private endpoints are made beside those that are there, and their names in the DNS zones.'
        : change === 'removed'
          ? 'Clients that use the endpoint lose their way; its names go from the DNS zones.'
          : 'Private endpoints are added or removed; their names in the DNS zones follow.',
  }));
}

function itemChanges(
  subject: string,
  kind: ChangeKind,
  from: ReadonlyMap<string, Values>,
  to: ReadonlyMap<string, Values>,
  cost: (change: 'added' | 'removed' | 'configured') => Cost,
): Change[] {
  const changes: Change[] = [];
  for (const [name, values] of from) {
    const now = to.get(name);
    if (now === undefined) {
      changes.push(changed({ subject, name, kind, change: 'removed', from: values }, cost('removed')));
      continue;
    }
    const fields = differing(values, now);
    if (fields) changes.push(changed({ subject, name, kind, change: 'configured', from: fields.from, to: fields.to }, cost('configured')));
  }
  for (const [name, values] of to) if (!from.has(name)) changes.push(changed({ subject, name, kind, change: 'added', to: values }, cost('added')));
  return changes;
}

/** Items by name; of several of one name the later ones are numbered. */
function byName<T>(list: readonly T[], name: (item: T) => string, values: (item: T) => Values): Map<string, Values> {
  const found = new Map<string, Values>();
  for (const item of list) {
    const base = name(item);
    let key = base;
    for (let n = 2; found.has(key); n++) key = `${base} (${n})`;
    found.set(key, values(item));
  }
  return found;
}

const ruleName = ({ direction, name }: RuleResource) => `${name} (${direction})`;
const ruleValues = ({ priority, access, protocol, sources, destinations, ports, because }: RuleResource): Values => ({
  priority,
  access,
  protocol,
  sources,
  destinations,
  ports,
  because,
});
const routeValues = ({ to, nextHop, nextHopAddress, because }: RouteResource): Values => ({
  to,
  nextHop,
  ...(nextHopAddress === undefined ? {} : { nextHopAddress }),
  because,
});
