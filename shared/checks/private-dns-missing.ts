import { privateEndpointBehaviour, privateEndpointDns, zonePlaceholders } from '../catalog/private-endpoint-rules.ts';
import type { Node, Views } from '../connectivity/views.ts';
import type { ExternalNetwork, Network, Plan, PrivateEndpoint, Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { remembered } from '../problem/remembered.ts';
import { defineCheck } from './check.ts';
import { isNetwork } from './overlaps.ts';
import { homesWith } from './services-in.ts';
import { counted, listed } from './words.ts';

const RESOLVER = 'dns-private-resolver';
// What the plan tells of the placeholders in zone names, where its networks have a region.
const TOLD: ReadonlySet<string> = new Set(['regionName', 'regionCode', 'region']);

/** Whoever reaches a private endpoint should resolve its name to it. */
export const privateDnsMissing = defineCheck({
  rule: 'private-dns-missing',
  severity: 'info',
  title: 'Names of private endpoints do not lead to them everywhere without further work.',
  why: `A private endpoint is used by the name of its resource, which a private DNS zone answers for the networks that it is linked to. Zones and links of the networks in the plan follow from the plan; this check names what does not. Resolvers outside of Azure cannot ask a private zone: they forward to a resolver in Azure, a DNS Private Resolver or a DNS server in a network that they reach (what runs on machines, and the DNS proxy of a firewall, a plan cannot tell). Networks of Azure that the plan does not hold have to be linked by whoever owns them. And the zones of some resources have no fixed name, or one with parts that only the resource tells.`,
  born: '2026-11',
  sources: [privateEndpointDns.onPremises.source, privateEndpointBehaviour.reach.source],
  scope: 'network',
  messages: {
    forwarder:
      '{external} reaches {count} in {networks}; to resolve their names it should forward to a resolver in Azure, and no DNS Private Resolver stands in a network that it reaches.',
    link: '{external} reaches {count} in {networks}; the private DNS zones should be linked to it by its owner, since the plan does not hold it.',
    unnamed: '{subnet} holds private endpoints for {resources}, whose zone has no fixed name; their names should be recorded by hand.',
    untold: '{subnet} holds private endpoints for {resource}; the zone {zone} should be made by hand, since the plan does not tell {part}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nexternalNetworks:\n  - {name: hq, kind: on-premises, prefixes: [10.0.0.0/12], connections: [{to: hub, via: expressroute}]}\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: expressroute-gateway}, {name: endpoints, privateEndpoints: [{resource: key-vault}]}]\n',
    passing:
      'cadastre: 1\nname: sample\nexternalNetworks:\n  - {name: hq, kind: on-premises, prefixes: [10.0.0.0/12], connections: [{to: hub, via: expressroute}]}\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: expressroute-gateway}, {name: endpoints, privateEndpoints: [{resource: key-vault}]}, {name: dns, service: dns-private-resolver}]\n',
  },
  *ofPlan({ plan, views }, finding) {
    const holders = holdersOf(plan);
    if (holders.size === 0) return;
    const resolving = new Set<Node>(homesWith(plan, ({ id }) => id === RESOLVER).map(({ network }) => network));
    for (const external of plan.externalNetworks) {
      const reached = reachedFrom(external, views, holders);
      if (reached.length === 0) continue;
      const isLinked = external.kind === 'azure';
      if (!isLinked && [...views.seenBy(external)].some((node) => resolving.has(node))) continue;
      const total = reached.reduce((sum, network) => sum + (holders.get(network) ?? 0), 0);
      const names = reached.map(({ name }) => name).sort();
      const values = { external: external.name, count: counted(total, 'private endpoint'), networks: listed(names, 4) };
      yield finding(isLinked ? 'link' : 'forwarder', [external.name, ...names], external.path, values);
    }
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        const path = [...subnet.path, 'privateEndpoints'];
        const unnamed = subnet.privateEndpoints.filter(({ dnsZones }) => dnsZones.length === 0).map(({ name }) => name);
        if (unnamed.length > 0) yield finding('unnamed', [subnet.address], path, { subnet: subnet.address, resources: listed(unnamed) });
        for (const { resource, zone, part } of untoldZones(subnet, network))
          yield finding('untold', [subnet.address], path, { subnet: subnet.address, resource, zone, part });
      }
    }
  },
});

/** How many private endpoints each network holds that has any. */
function holdersOf({ networks }: Plan): ReadonlyMap<Network, number> {
  const holders = new Map<Network, number>();
  for (const network of networks) {
    const count = endpointsIn(network);
    if (count > 0) holders.set(network, count);
  }
  return holders;
}

const endpointsIn = remembered(({ subnets }: Network): number =>
  subnets.reduce((sum, { privateEndpoints }) => sum + privateEndpoints.reduce((own, { count }) => own + count, 0), 0),
);

function reachedFrom(external: ExternalNetwork, views: Views, holders: ReadonlyMap<Network, number>): Network[] {
  if (external.connections.length === 0) return [];
  return [...views.seenBy(external)].filter((node): node is Network => isNetwork(node) && holders.has(node));
}

/** The zones of which a part is not told, each once; of a resource that can do with another zone none. */
function untoldZones({ privateEndpoints }: Subnet, { region }: Network): { resource: string; zone: string; part: string }[] {
  const found = new Map<string, { resource: string; zone: string; part: string }>();
  for (const endpoint of [...privateEndpoints].sort((a, b) => compareText(a.name, b.name))) {
    const [first] = untoldOf(endpoint, region);
    if (first && !found.has(first.zone)) found.set(first.zone, { resource: endpoint.name, ...first });
  }
  return [...found.values()];
}

function untoldOf({ dnsZones }: PrivateEndpoint, region: string | undefined): { zone: string; part: string }[] {
  return dnsZones.flatMap((zone) => {
    const names = [...zone.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
    const missing = names.find((name) => !(TOLD.has(name) && region !== undefined));
    // A label of one's own in front of a zone is optional.
    if (missing === undefined || missing === 'subzone') return [];
    return [{ zone, part: partsInWords[missing] ?? missing }];
  });
}

/** `the DNS zone of the managed instance`: what stands in the braces, without its example. */
const partsInWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(zonePlaceholders).map(([name, meaning]) => [name, `the ${meaning.split(':')[0] ?? meaning}`]),
);
