import { regions } from '../catalog/regions.ts';
import { endpointOverview, type ServiceEndpoint } from '../catalog/service-endpoint.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { peersOf } from '../connectivity/peerings.ts';
import { networkNamed, subnetAt } from '../plan/by-name.ts';
import type { Network, Plan, Subnet } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import { flowServiceOf, placesOfEndpoint, privateEndpointsAround } from './endpoint-lists.ts';
import type { Fix } from './finding.ts';
import { listed } from './words.ts';

/** A flow to a service in another region should not rest on a service endpoint that leads to its own region only. */
export const endpointRegion = defineCheck({
  rule: 'endpoint-region',
  severity: 'warning',
  title: 'A flow leads to a service in a region to which the service endpoint of its subnet does not lead.',
  why: 'Most service endpoints lead to the resources of every region, those of Storage and SQL Database only to those in the region of the network. Traffic to other regions then leaves with a public address, if there is a way out at all, and the rule at the resource that admits the subnet does not match. Storage has an endpoint of another type that leads everywhere; SQL Database is reached in other regions over a private endpoint. The check is silent where private endpoints to the service are in reach.',
  born: '2026-11',
  sources: [endpointOverview],
  messages: {
    region: 'The flow from {from} to {to} should not rest on {type} of {subnets}, which leads to resources in {region} only. {why}',
    paired: 'The flow from {from} to {to} rests on {type} of {subnets}; pages differ on whether that leads to {other}, the pair of {region}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    region: westeurope\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Sql]}]\nflows:\n  - {from: spoke/app, to: "service:Microsoft.Sql@francecentral", expect: allowed}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    region: westeurope\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Sql]}]\nflows:\n  - {from: spoke/app, to: "service:Microsoft.Sql@westeurope", expect: allowed}\n',
  },
  *run({ plan }, finding) {
    if (plan.flows.length === 0) return;
    for (const [i, { from, to, expect }] of plan.flows.entries()) {
      const target = flowServiceOf(to);
      const start = startOf(from, plan);
      const endpoint = target && findServiceEndpoint(target.type);
      if (!endpoint || !start || expect === 'blocked' || endpoint.region.value === 'any-region') continue;
      const { region } = start.network;
      if (region === undefined || target.region === undefined || region === target.region) continue;
      const resting = start.subnets.filter(({ serviceEndpoints }) => serviceEndpoints.includes(endpoint.type));
      if (resting.length === 0 || privateEndpointsAround(start.network, peersOf(start.network, plan)).has(endpoint.type)) continue;
      const wide = endpoint.excludes === undefined ? undefined : findServiceEndpoint(endpoint.excludes);
      const isPair = pairOf(region) === target.region && endpoint.pairedRegion?.value === 'unclear';
      const values = { from, to, type: endpoint.type, subnets: listed(resting.map(({ address }) => address)), region };
      const fix = wide && fixFor(plan, resting, endpoint, wide);
      const more = { source: endpoint.region.source, ...(fix ? { fix } : {}) };
      const subjects = resting.map(({ address }) => address).sort();
      const path = ['flows', i, 'to'];
      if (isPair) yield finding('paired', subjects, path, { ...values, other: target.region }, { ...more, severity: 'info' });
      else
        yield finding(
          'region',
          subjects,
          path,
          { ...values, why: wide ? `${wide.type} leads to every region.` : 'A private endpoint leads to every region.' },
          more,
        );
    }
  },
});

interface Start {
  readonly network: Network;
  readonly subnets: readonly Subnet[];
}

/** What a flow starts from: a subnet, or a network with all of its subnets. */
function startOf(name: string, plan: Plan): Start | undefined {
  const network = networkNamed(name, plan);
  if (network) return { network, subnets: network.subnets };
  const found = subnetAt(name, plan);
  return found && { network: found.network, subnets: [found.subnet] };
}

function pairOf(name: string): string | undefined {
  return regions.find((region) => region.name === name)?.pair;
}

/** Puts the endpoint that leads everywhere in the place of the one that does not. */
function fixFor(plan: Plan, subnets: readonly Subnet[], narrow: ServiceEndpoint, wide: ServiceEndpoint): Fix | undefined {
  if (subnets.some(({ deployed }) => deployed)) return undefined;
  const edits = subnets.flatMap((subnet) =>
    placesOfEndpoint(plan, subnet, narrow.type).map((path, i) =>
      i > 0 || subnet.serviceEndpoints.includes(wide.type) ? { path } : { path, set: wide.type },
    ),
  );
  return { title: `Replace ${narrow.type} by ${wide.type} on ${listed(subnets.map(({ address }) => address))}`, edits };
}
