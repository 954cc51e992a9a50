import { formatPrefix, prefixContains } from '../../address/prefix.ts';
import type { SubnetPlace } from '../../allocate/allocation.ts';
import type { Change, Values } from '../comparison.ts';
import { changed, differing, type Compared, type Cost } from '../context.ts';
import { moveCost, otherServicesCost, removeSubnetCost, renameSubnetCost, resizeCost } from '../impact.ts';
import { fieldsOfSubnet, saidAlike } from '../subnet-fields.ts';
import { resourcesOf, type SubnetResources } from './subnet-resources.ts';

const CONTENT = new Set(['service', 'workloads', 'inputs', 'set']);
/** Told one by one, where there are resources to tell them by. */
const LISTS = ['rules', 'routes', 'serviceEndpoints', 'privateEndpoints'] as const;
/** Keys of the document, and figures that follow from it, that change nothing in Azure by themselves. */
const PLAN_ONLY = new Set(['description', 'growth', 'growthPerYear', 'size', 'deployed', 'source', 'ipv6Source', 'written', 'writtenIpv6', 'needed']);
const IN_PLACE: Cost = { impact: 'in-place', why: 'This is set on the subnet where it is.' };

/** Returns what changed of subnets, their rules, routes and endpoints apart. */
export function subnetChanges(compared: Compared): Change[] {
  return compared.matching.subnets.flatMap(({ from, to }) => {
    if (!from)
      return [
        changed(
          { subject: to.subnet.address, kind: 'subnet', change: 'added', to: told(to) },
          { impact: 'in-place', why: 'A subnet is made beside those that are there.' },
        ),
      ];
    if (!to) return [changed({ subject: from.subnet.address, kind: 'subnet', change: 'removed', from: told(from) }, removeSubnetCost(from))];
    return both(from, to, compared);
  });
}

function told({ subnet, prefix, ipv6Prefix }: SubnetPlace): Values {
  return {
    service: servicesOf(subnet),
    prefix: prefix ? formatPrefix(prefix) : null,
    ...(ipv6Prefix ? { ipv6Prefix: formatPrefix(ipv6Prefix) } : {}),
  };
}

function both(from: SubnetPlace, to: SubnetPlace, compared: Compared): Change[] {
  const subject = to.subnet.address;
  const kind = 'subnet';
  const changes: Change[] = [];
  const network = compared.matching.newName(from.subnet.networkName);
  if (network !== to.subnet.networkName)
    changes.push(
      changed(
        { subject, kind, change: 'moved', from: { network: from.subnet.networkName }, to: { network: to.subnet.networkName } },
        { ...moveCost(from), why: `A subnet does not move to another network. ${moveCost(from).why}` },
      ),
    );
  if (from.subnet.name !== to.subnet.name)
    changes.push(
      changed({ subject, kind, change: 'renamed', from: { name: from.subnet.name }, to: { name: to.subnet.name } }, renameSubnetCost(from)),
    );
  changes.push(...placeChange(from, to));
  if (isUntouched(from, to, compared)) return changes;
  const fields = differing(fieldsOf(from, compared.from, compared.to), fieldsOf(to, compared.to, compared.from));
  if (!fields) return changes;
  const otherServices = servicesOf(from.subnet) !== servicesOf(to.subnet);
  const groups: readonly { keys: readonly string[]; cost: Cost }[] = [
    {
      keys: fields.keys.filter((key) => CONTENT.has(key)),
      cost: otherServices
        ? otherServicesCost(from, to)
        : { impact: 'in-place', why: 'The subnet stays as it is; what lives in it is scaled or set otherwise.' },
    },
    { keys: fields.keys.filter((key) => PLAN_ONLY.has(key)), cost: { impact: 'none', why: 'This is in the plan alone.' } },
    { keys: fields.keys.filter((key) => !CONTENT.has(key) && !PLAN_ONLY.has(key)), cost: IN_PLACE },
  ];
  for (const { keys, cost } of groups) {
    if (keys.length === 0) continue;
    const only = (values: Values) => Object.fromEntries(keys.map((key) => [key, values[key]]));
    changes.push(changed({ subject, kind, change: 'configured', from: only(fields.from), to: only(fields.to) }, cost));
  }
  return changes;
}

/** Whether nothing but its place can have changed: what is written is the same, and so is what follows from it. Most of two plans is so. */
function isUntouched(from: SubnetPlace, to: SubnetPlace, { from: was, to: is }: Compared): boolean {
  if (from.origin !== to.origin || from.subnet.sizing.needed !== to.subnet.sizing.needed) return false;
  if ((from.prefix === undefined) !== (to.prefix === undefined) || (from.ipv6Prefix === undefined) !== (to.ipv6Prefix === undefined)) return false;
  if (!saidAlike(from.subnet, was.plan.document, to.subnet, is.plan.document)) return false;
  const old = resourcesOf(was).get(from.subnet.address)?.subnet;
  const now = resourcesOf(is).get(to.subnet.address)?.subnet;
  if (!old || !now) return old === now;
  return (
    old.delegation?.to === now.delegation?.to &&
    (old.natGateway === undefined) === (now.natGateway === undefined) &&
    (old.nsg === undefined) === (now.nsg === undefined) &&
    (old.routeTable === undefined) === (now.routeTable === undefined) &&
    old.privateEndpointPolicies === now.privateEndpointPolicies &&
    old.defaultOutboundAccess === now.defaultOutboundAccess
  );
}

function placeChange(from: SubnetPlace, to: SubnetPlace): Change[] {
  const places = differing(placeOf(from), placeOf(to));
  if (!places) return [];
  const change = { subject: to.subnet.address, kind: 'subnet', from: places.from, to: places.to } as const;
  if (!from.prefix || !to.prefix || !places.keys.includes('prefix')) {
    const cost: Cost =
      from.prefix && !to.prefix
        ? removeSubnetCost(from)
        : { impact: 'in-place', why: from.prefix ? 'A /64 of IPv6 is added, changed or removed beside the IPv4 prefix.' : 'It had no place before.' };
    return [changed({ ...change, change: 'configured' }, cost)];
  }
  if (from.prefix.length === to.prefix.length) return [changed({ ...change, change: 'moved' }, moveCost(from))];
  const cost = resizeCost(from);
  const stays = prefixContains(from.prefix, to.prefix) || prefixContains(to.prefix, from.prefix);
  return [changed({ ...change, change: 'resized' }, stays ? cost : { ...cost, why: `${cost.why} It moves as well.` })];
}

function placeOf({ prefix, ipv6Prefix }: SubnetPlace): Values {
  return { prefix: prefix ? formatPrefix(prefix) : null, ...(ipv6Prefix ? { ipv6Prefix: formatPrefix(ipv6Prefix) } : {}) };
}

const servicesOf = ({ workloads }: SubnetPlace['subnet']) =>
  workloads
    .map(({ service }) => service.id)
    .sort()
    .join(' + ');

function fieldsOf(place: SubnetPlace, side: Compared['from'], other: Compared['from']): Values {
  const { subnet, origin } = place;
  const resource = resourcesOf(side).get(subnet.address);
  const apart = new Set<string>(resource && resourcesOf(other).size > 0 ? LISTS : []);
  const own = Object.fromEntries(Object.entries(fieldsOfSubnet(subnet, side.plan.document)).filter(([key]) => !apart.has(key)));
  // The default is the same whether it is written or not.
  return {
    ...own,
    service: own['service'] ?? null,
    deployed: subnet.deployed,
    source: origin,
    ...(subnet.ipv6Prefix || place.ipv6Prefix ? { ipv6Source: subnet.ipv6Prefix ? 'pinned' : 'allocated' } : {}),
    // Without a place what is written is all there is.
    ...(subnet.prefix && !place.prefix ? { written: subnet.prefix.text } : {}),
    ...(subnet.ipv6Prefix && !place.ipv6Prefix ? { writtenIpv6: subnet.ipv6Prefix.text } : {}),
    needed: subnet.sizing.needed,
    ...setOn(resource),
  };
}

function setOn(resource: SubnetResources | undefined): Values {
  if (!resource) return {};
  const { delegation, natGateway, nsg, routeTable, privateEndpointPolicies, defaultOutboundAccess } = resource.subnet;
  return {
    delegation: delegation?.to ?? null,
    natGateway: natGateway !== undefined,
    nsg: nsg !== undefined,
    routeTable: routeTable !== undefined,
    privateEndpointPolicies,
    defaultOutboundAccess,
  };
}
