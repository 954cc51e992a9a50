import { demandedName } from '../plan/resolve-workloads.ts';
import type { SubnetDocument } from '../plan/document.ts';
import { whole, type ItemsShape, type Shape } from './shape.ts';

export { shapeOfEntry, shapeOfKey, type ItemsShape, type Shape, type ValuesShape } from './shape.ts';

// What the items of each list of the document are known by: the one description of that, beside the schema.

type Fields = Readonly<Record<string, unknown>>;

const record = (of: Shape = whole): Shape => ({ kind: 'record', of });
const group = (keys: Readonly<Record<string, Shape>> = {}): Shape => ({ kind: 'group', keys });
const values = (emptyWhenAbsent = false): Shape => ({ kind: 'values', emptyWhenAbsent });

const fieldsOf = (item: unknown): Fields => (typeof item === 'object' && item !== null ? (item as Fields) : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));

function items(noun: string, keys: Readonly<Record<string, Shape>>, identity: (item: Fields) => string, label = identity): ItemsShape {
  return { kind: 'items', noun, item: group(keys), identity: (item) => identity(fieldsOf(item)), label: (item) => label(fieldsOf(item)) };
}

const byName = ({ name }: Fields) => textOf(name);

/** Returns the name of a subnet as the plan knows it: its own, that of its set, or the one that its service demands; '' where there is none. */
export function subnetName(subnet: SubnetDocument): string {
  return subnet.name ?? subnet.set ?? demandedName(subnet) ?? '';
}

/** Returns the two ends of a peering in an order that does not depend on how it is written. */
function pairOf({ between }: Fields): string[] {
  return (Array.isArray(between) ? between.map(textOf) : [textOf(between)]).sort();
}

const workloads: Shape = { ...items('workload', { inputs: record() }, ({ service }) => textOf(service)), needsOne: true };
const rules = items(
  'rule',
  { from: values(), to: values(), ports: values() },
  ({ direction, name }) => JSON.stringify([direction, name]),
  ({ direction, name }) => `${textOf(name)} (${textOf(direction)})`,
);
const routes = items('route', {}, ({ name, prefix }) => textOf(name ?? prefix));
const privateEndpoints = items('private endpoint', { inputs: record() }, ({ resource }) => textOf(resource));
const overlap = items('declared overlap', {}, (declared) => textOf(declared['with']));
const place = { serviceEndpoints: values(true), serviceEndpointPolicy: values(), privateEndpoints, rules, routes };

const subnets = items('subnet', { inputs: record(), workloads, subnets: record(group(place)), ...place }, (subnet) => subnetName(subnet));

/** The shape of the plan document. */
export const documentShape: Shape = group({
  defaults: group(),
  externalNetworks: items(
    'external network',
    {
      prefixes: values(),
      connections: items(
        'connection',
        {},
        ({ to, via }) => JSON.stringify([to, via]),
        ({ to, via }) => `to ${textOf(to)} by ${textOf(via)}`,
      ),
      overlap,
    },
    byName,
  ),
  addressPools: items('address pool', { prefixes: values(), reserved: items('reserved range', {}, ({ prefix }) => textOf(prefix)) }, byName),
  virtualNetworks: items('virtual network', { addressSpace: values(), tags: record(), overlap, subnets }, byName),
  peerings: items(
    'peering',
    {},
    (peering) => JSON.stringify(pairOf(peering)),
    (peering) => pairOf(peering).join(' and '),
  ),
  flows: items(
    'flow',
    { ports: values() },
    ({ from, to, protocol, ports }) => JSON.stringify([from, to, protocol ?? 'any', ports ?? []]),
    ({ from, to, protocol, ports }) => flowText(textOf(from), textOf(to), protocol, ports),
  ),
  suppress: items(
    'accepted finding',
    {},
    ({ rule, subject }) => JSON.stringify([rule, subject]),
    ({ rule, subject }) => `${textOf(rule)} of ${textOf(subject)}`,
  ),
  rules: group({
    severity: record(),
    names: group(),
    requiredTags: {
      kind: 'items',
      noun: 'required tag',
      item: group({ values: values() }),
      identity: (tag) => (typeof tag === 'string' ? tag : byName(fieldsOf(tag))),
      label: (tag) => (typeof tag === 'string' ? tag : byName(fieldsOf(tag))),
    },
    poolsByRegion: record(values()),
  }),
});

function flowText(from: string, to: string, protocol: unknown, ports: unknown): string {
  const what = [protocol === undefined ? '' : textOf(protocol), Array.isArray(ports) ? ports.map(textOf).join(', ') : ''].filter(
    (part) => part !== '',
  );
  return `from ${from} to ${to}${what.length === 0 ? '' : ` (${what.join(' ')})`}`;
}

/** Returns what the entries of a list are known by, one text each; those of equal identity share one. */
export function identitiesOf(list: readonly unknown[], shape: Shape): string[] {
  if (shape.kind === 'items') return list.map((item) => shape.identity(item));
  // The text 443 and the number are two values.
  return list.map((value) => (typeof value === 'string' ? value : `\u0000${JSON.stringify(value)}`));
}

/** Returns identities made different from one another: the second, third and so on of one identity are numbered. */
export function numbered(identities: readonly string[]): string[] {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return identities.map((identity) => {
    let key = identity;
    if (used.has(key)) {
      let n = next.get(identity) ?? 2;
      while (used.has((key = `${identity}\u0000${n}`))) n++;
      next.set(identity, n + 1);
    }
    used.add(key);
    return key;
  });
}
