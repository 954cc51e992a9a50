import { parsePrefix } from '../address/prefix.ts';
import { parseIpv4 } from '../address/ipv4.ts';
import { parseIpv6 } from '../address/ipv6.ts';
import { didYouMean } from '../problem/nearest.ts';
import { formatPath, pathBelow, showInput, type Path } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';
import { reusableNetworks } from './reuse.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { sizeSubnet, type SizingMode } from '../catalog/size.ts';
import type { ExternalNetworkDocument, PeeringDocument, PlanDocument, PoolDocument, SubnetDocument, VirtualNetworkDocument } from './document.ts';
import { documentProblem, unknownName, type DocumentProblem } from './document-problem.ts';
import type { ExternalNetwork, Network, NextHop, Peering, Plan, Pool, Subnet, UserRoute, WrittenPrefix } from './plan.ts';
import { plannedSubnets, type PlannedSubnet } from './expand-set.ts';
import { resolveOverlaps, resolveSuppressions, wrongOverlaps, wrongPoolsByRegion } from './resolve-agreements.ts';
import { NameTable, resolveRules } from './resolve-rules.ts';
import { resolveEndpointPolicy } from './resolve-endpoint-policy.ts';
import { resolvePrivateEndpoints, resolveWorkloads } from './resolve-workloads.ts';
import { compareText } from '../problem/compare.ts';

/**
 * Returns the plan that a document describes: names followed, defaults filled in, needs worked out.
 *
 * Problems, all at once: names used twice, references to what does not exist, services and inputs that the catalog does
 * not know, values out of bounds, contradictions (a deployed subnet without its prefix). What is wrong with prefixes
 * themselves is not a problem here but a finding of the checks.
 *
 * `previous`: the plan of a document that this one was edited from. Networks that the edit cannot have changed are the very same values;
 * the answer is the same without it.
 */
export function resolvePlan(document: PlanDocument, previous?: Plan): Result<Plan> {
  const problems: DocumentProblem[] = [];
  const defaults = document.defaults ?? {};
  const sizing: SizingMode = defaults.sizing ?? 'recommended';

  uniqueNames(document.externalNetworks ?? [], ['externalNetworks'], 'external network', problems);
  uniqueNames(document.addressPools ?? [], ['addressPools'], 'address pool', problems);
  uniqueNames(document.virtualNetworks ?? [], ['virtualNetworks'], 'virtual network', problems);

  const samePools = previous !== undefined && document.addressPools === previous.document.addressPools;
  const pools = samePools ? previous.pools : (document.addressPools ?? []).map((pool, i) => resolvePool(pool, ['addressPools', i]));
  const poolByName = new Map(pools.map((pool) => [pool.name, pool]));
  const names = new NameTable(document);
  const reusable = reusableNetworks(document, previous);
  const networks = (document.virtualNetworks ?? []).map(
    (network, i) => reusable(i) ?? resolveNetwork(network, ['virtualNetworks', i], { document, sizing, poolByName, names, problems }),
  );
  const networkByName = new Map(networks.map((network) => [network.name, network]));
  const externalNetworks = (document.externalNetworks ?? []).map((external, i) =>
    resolveExternal(external, ['externalNetworks', i], networkByName, problems),
  );
  const peerings = resolvePeerings(document.peerings ?? [], networkByName, problems, previous);
  problems.push(...wrongOverlaps([...networks, ...externalNetworks]), ...wrongPoolsByRegion(document, [...poolByName.keys()]));
  (document.flows ?? []).forEach((flow, i) => {
    names.checkFlowEnd(flow.from, ['flows', i, 'from'], problems);
    names.checkFlowEnd(flow.to, ['flows', i, 'to'], problems);
  });

  if (problems.length > 0) return refused(problems);
  return ok({
    name: document.name,
    description: document.description ?? '',
    strategy: defaults.strategy ?? 'compact',
    sizing,
    externalNetworks,
    pools,
    networks,
    peerings,
    flows: document.flows ?? [],
    suppressions: resolveSuppressions(document),
    rules: document.rules ?? {},
    document,
  });
}

interface Around {
  readonly document: PlanDocument;
  readonly sizing: SizingMode;
  readonly poolByName: ReadonlyMap<string, Pool>;
  readonly names: NameTable;
  readonly problems: DocumentProblem[];
}

function written(text: string, path: Path): WrittenPrefix {
  return { text, prefix: parsePrefix(text), path };
}

function resolvePool(pool: PoolDocument, path: Path): Pool {
  return {
    name: pool.name,
    prefixes: pool.prefixes.map((text, i) => written(text, [...path, 'prefixes', i])),
    reserved: (pool.reserved ?? []).map((r, i) => ({ range: written(r.prefix, [...path, 'reserved', i, 'prefix']), reason: r.reason })),
    path,
  };
}

function resolveExternal(
  external: ExternalNetworkDocument,
  path: Path,
  networks: ReadonlyMap<string, Network>,
  problems: DocumentProblem[],
): ExternalNetwork {
  const connections: { to: Network; via: 'expressroute' | 'vpn' | 'peering' }[] = [];
  (external.connections ?? []).forEach((connection, i) => {
    const to = networks.get(connection.to);
    if (to) connections.push({ to, via: connection.via });
    else problems.push(unknownName([...path, 'connections', i, 'to'], 'virtual network', connection.to, networks.keys()));
  });
  return {
    name: external.name,
    kind: external.kind ?? 'on-premises',
    prefixes: external.prefixes.map((text, i) => written(text, [...path, 'prefixes', i])),
    connections,
    overlaps: resolveOverlaps(external.overlap, path),
    path,
  };
}

function resolveNetwork(network: VirtualNetworkDocument, path: Path, around: Around): Network {
  const { document, poolByName, problems } = around;
  let pool: Pool | undefined;
  if (network.pool !== undefined) {
    pool = poolByName.get(network.pool);
    if (!pool) problems.push(unknownName([...path, 'pool'], 'address pool', network.pool, poolByName.keys()));
  } else if (network.addressSpace === undefined) {
    problems.push(
      documentProblem(path, {
        code: 'no-address-space',
        text: `Virtual network ${network.name} should have an addressSpace, or name the pool to carve it from.`,
        expected: 'pool or addressSpace',
        hint:
          poolByName.size > 0
            ? `Add "pool: ${[...poolByName.keys()].sort()[0] ?? ''}".`
            : 'Add an address pool, or an addressSpace such as [10.64.0.0/22].',
      }),
    );
  }
  if (network.deployed === true && network.addressSpace === undefined) {
    problems.push(
      documentProblem(path, {
        code: 'deployed-without-prefix',
        text: `Virtual network ${network.name} is deployed, so its addressSpace should be given.`,
        expected: 'addressSpace with the prefixes it has in Azure',
      }),
    );
  }
  const subnetDocuments = network.subnets ?? [];
  if (network.addressSpace === undefined && network.size === undefined && subnetDocuments.length === 0) {
    problems.push(
      documentProblem(path, {
        code: 'no-size',
        text: `Virtual network ${network.name} has no subnets, so its size should be given.`,
        expected: 'size, such as "/22", or subnets',
      }),
    );
  }
  const subnets = subnetDocuments.flatMap((entry, i) => {
    const planned = plannedSubnets(entry, pathBelow(path, 'subnets', i));
    problems.push(...planned.problems);
    return planned.subnets.map((subnet) => resolveSubnet(subnet, network, around));
  });
  uniqueNames(subnets, [...path, 'subnets'], `subnet of ${network.name}`, problems);
  return {
    name: network.name,
    region: network.region ?? document.defaults?.region,
    pool,
    addressSpace: (network.addressSpace ?? []).map((text, i) => written(text, pathBelow(path, 'addressSpace', i))),
    size: lengthOf(network.size),
    spare: network.spare ?? document.defaults?.spare ?? 0,
    ipv6: network.ipv6 ?? false,
    deployed: network.deployed ?? false,
    resourceGroup: network.resourceGroup,
    subscription: network.subscription?.toLowerCase(),
    tags: Object.fromEntries(Object.entries(network.tags ?? {}).map(([key, value]) => [key, String(value)])),
    overlaps: resolveOverlaps(network.overlap, path),
    subnets,
    path,
  };
}

function resolveSubnet({ document: subnet, path, inputsOf, set }: PlannedSubnet, network: VirtualNetworkDocument, around: Around): Subnet {
  const { document, names, problems, sizing: mode } = around;
  const growth = subnet.growth ?? document.defaults?.growth ?? 0;
  const growthPerYear = subnet.growthPerYear ?? network.growthPerYear ?? document.defaults?.growthPerYear ?? 0;
  const workloads = resolveWorkloads(subnet, inputsOf, { growth, growthPerYear }, problems);
  const privateEndpoints = subnet.privateEndpoints
    ? resolvePrivateEndpoints(subnet.privateEndpoints, growth, [...path, 'privateEndpoints'], problems)
    : [];
  const demanded = workloads.map((w) => w.service.subnet.requiredName?.value).find((n) => n !== undefined);
  const name = subnet.name ?? demanded ?? '';
  if (name === '') {
    problems.push(
      documentProblem(path, {
        code: 'missing-key',
        text: `A subnet of ${network.name} should have a name.`,
        expected: 'name',
        hint: 'Only services that demand a fixed name, such as vpn-gateway, do without.',
      }),
    );
  }
  if (subnet.deployed === true && subnet.prefix === undefined) {
    problems.push(
      documentProblem(path, {
        code: 'deployed-without-prefix',
        text: `Subnet ${network.name}/${name} is deployed, so its prefix should be given.`,
        expected: 'prefix, as it is in Azure',
      }),
    );
  }
  const address = `${network.name}/${name}`;
  return {
    name,
    address,
    networkName: network.name,
    set,
    workloads,
    growthPerYear,
    size: lengthOf(subnet.size),
    sizing: sizeSubnet(
      workloads,
      mode,
      // In an order of their own: that of the list means nothing.
      [...privateEndpoints].sort((a, b) => compareText(a.name, b.name)).map((endpoint) => endpoint.line),
    ),
    prefix: subnet.prefix === undefined ? undefined : written(subnet.prefix, pathBelow(path, 'prefix')),
    ipv6Prefix: subnet.ipv6Prefix === undefined ? undefined : written(subnet.ipv6Prefix, pathBelow(path, 'ipv6Prefix')),
    deployed: subnet.deployed ?? false,
    serviceEndpoints: subnet.serviceEndpoints ? [...new Set(subnet.serviceEndpoints.map((type) => findServiceEndpoint(type)?.type ?? type))] : [],
    serviceEndpointPolicy: subnet.serviceEndpointPolicy
      ? resolveEndpointPolicy(subnet.serviceEndpointPolicy, [...path, 'serviceEndpointPolicy'], problems)
      : [],
    privateEndpoints,
    rules: subnet.rules ? resolveRules(subnet.rules, [...path, 'rules'], names, problems) : [],
    routes: subnet.routes ? resolveRoutes(subnet.routes, [...path, 'routes'], names, problems) : [],
    path,
  };
}

function resolveRoutes(routes: NonNullable<SubnetDocument['routes']>, path: Path, names: NameTable, problems: DocumentProblem[]): UserRoute[] {
  const taken = new Map<string, number>();
  return routes.map((route, i) => {
    const at = pathBelow(path, i);
    const tag = names.serviceTag(route.prefix);
    const name = route.name ?? routeName(route.prefix);
    const before = taken.get(name.toLowerCase());
    if (before !== undefined) {
      problems.push(
        documentProblem([...at, route.name === undefined ? 'prefix' : 'name'], {
          code: 'duplicate-name',
          text: `Route ${name} stands twice in one subnet.`,
          input: name,
          expected: 'one route for each prefix',
          hint: 'Remove one of them.',
        }),
      );
    }
    taken.set(name.toLowerCase(), i);
    return {
      name,
      to: tag === undefined ? { kind: 'prefix' as const, range: written(route.prefix, pathBelow(at, 'prefix')) } : { kind: 'tag' as const, tag },
      nextHop: nextHop(route.nextHop, [...at, 'nextHop'], problems),
      path: at,
    };
  });
}

const HOPS = ['firewall', 'internet', 'none', 'gateway', 'network'] as const;

function nextHop(text: string, path: Path, problems: DocumentProblem[]): NextHop {
  const kind = HOPS.find((hop) => hop === text.toLowerCase());
  if (kind) return { kind };
  if (parseIpv4(text) !== undefined || parseIpv6(text) !== undefined) return { kind: 'appliance', address: text };
  const hint = didYouMean(text, HOPS);
  problems.push(
    documentProblem(path, {
      code: 'wrong-value',
      text: `A next hop should be firewall, internet, none, gateway, network or an IP address, not ${showInput(text)}.`,
      input: showInput(text),
      expected: 'firewall, internet, none, gateway, network or an IP address',
      ...(hint === undefined ? {} : { hint }),
    }),
  );
  return { kind: 'none' };
}

/** Returns a route's name from its prefix: `0.0.0.0/0` is `default`, `10.0.0.0/8` is `to-10.0.0.0-8`. */
function routeName(prefix: string): string {
  if (prefix === '0.0.0.0/0') return 'default';
  if (prefix === '::/0') return 'default-ipv6';
  return `to-${prefix.replace(/[^A-Za-z0-9.]+/g, '-').replace(/-+$/, '')}`;
}

function resolvePeerings(
  peerings: readonly PeeringDocument[],
  networks: ReadonlyMap<string, Network>,
  problems: DocumentProblem[],
  previous: Plan | undefined,
): readonly Peering[] {
  const kept = previous && peerings === previous.document.peerings ? reconnected(previous.peerings, networks) : undefined;
  if (kept) return kept;
  const resolved: Peering[] = [];
  const seen = new Set<string>();
  peerings.forEach((peering, i) => {
    const path: Path = ['peerings', i];
    const [first, second] = peering.between as [string, string];
    const a = networks.get(first);
    const b = networks.get(second);
    if (!a) problems.push(unknownName([...path, 'between', 0], 'virtual network', first, networks.keys()));
    if (!b) problems.push(unknownName([...path, 'between', 1], 'virtual network', second, networks.keys()));
    const transit = peering.gatewayTransit;
    if (transit !== undefined && transit !== first && transit !== second) {
      problems.push(
        documentProblem([...path, 'gatewayTransit'], {
          code: 'wrong-value',
          text: `gatewayTransit should be one of the two peered networks, ${first} or ${second}, not ${showInput(transit)}.`,
          input: showInput(transit),
          expected: `${first} or ${second}`,
        }),
      );
    }
    if (!a || !b) return;
    if (a === b) {
      problems.push(
        documentProblem([...path, 'between'], {
          code: 'wrong-value',
          text: `A peering should join two different networks, not ${first} with itself.`,
          input: first,
          expected: 'two different virtual networks',
        }),
      );
      return;
    }
    const key = JSON.stringify([first, second].sort());
    if (seen.has(key)) {
      problems.push(
        documentProblem(path, {
          code: 'duplicate-peering',
          text: `${first} and ${second} are peered twice.`,
          expected: 'one peering for each pair of networks',
          hint: 'Remove one of the two.',
        }),
      );
      return;
    }
    seen.add(key);
    resolved.push({
      between: [a, b],
      gatewayTransit: transit === undefined ? undefined : networks.get(transit),
      forwardedTraffic: peering.forwardedTraffic ?? false,
      path,
    });
  });
  return resolved;
}

/** Peerings that are written as before: those between the very same networks are the very same values. Undefined: a network is gone. */
function reconnected(peerings: readonly Peering[], networks: ReadonlyMap<string, Network>): readonly Peering[] | undefined {
  const kept: Peering[] = [];
  for (const peering of peerings) {
    const { between, gatewayTransit } = peering;
    const [a, b] = [networks.get(between[0].name), networks.get(between[1].name)];
    if (!a || !b) return undefined;
    if (a === between[0] && b === between[1]) kept.push(peering);
    else kept.push({ ...peering, between: [a, b], gatewayTransit: gatewayTransit && networks.get(gatewayTransit.name) });
  }
  return kept;
}

function lengthOf(size: string | undefined): number | undefined {
  return size === undefined ? undefined : Number(size.slice(1));
}

// Azure compares names without regard to case, so two names that differ only in case are the same name.
function uniqueNames(list: readonly { readonly name: string }[], path: Path, what: string, problems: DocumentProblem[]): void {
  const seen = new Map<string, number>();
  list.forEach(({ name }, i) => {
    if (name === '') return;
    const key = name.toLowerCase();
    const before = seen.get(key);
    if (before === undefined) seen.set(key, i);
    else {
      const place = formatPath([...path, before]);
      problems.push(
        documentProblem([...path, i, 'name'], {
          code: 'duplicate-name',
          text: `The name ${name} is used twice: another ${what} has it already.`,
          input: showInput(name),
          expected: 'a name of its own',
          hint: `The first one is ${place}; rename one of them.`,
        }),
      );
    }
  });
}
