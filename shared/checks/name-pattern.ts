import type { Path } from '../problem/problem.ts';
import type { Plan } from '../plan/plan.ts';
import { defineCheck, type Report } from './check.ts';
import type { Finding } from './finding.ts';
import { follows } from './organisation/name-pattern.ts';

/** Names should look as the organisation has agreed. */
export const namePattern = defineCheck({
  rule: 'name-pattern',
  severity: 'warning',
  title: 'A name does not follow the pattern of the organisation.',
  why: 'Names that follow one pattern can be searched, filtered and billed by. Azure renames nothing, so a name is best right before it is deployed. Names that a service demands, such as GatewaySubnet, are not held against the pattern.',
  born: '2026-11',
  sources: [],
  basis: 'organisation',
  scope: 'network',
  messages: { name: 'The {what} {name} should have a name that follows {pattern}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\nrules: {names: {virtualNetworks: vnet-*}}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: vnet-hub, addressSpace: [10.64.0.0/24]}\nrules: {names: {virtualNetworks: vnet-*}}\n',
  },
  run: ({ plan }, finding) => reported(namedIn(plan), finding),
  ofPlan: ({ plan }, finding) => reported(namedOutside(plan), finding),
});

function* reported(named: Iterable<Named>, finding: Report<'name'>): Generator<Finding> {
  for (const { what, name, subject, pattern, region, path } of named)
    if (!follows(name, pattern, region)) yield finding('name', [subject], path, { what, name: subject, pattern });
}

interface Named {
  readonly what: string;
  readonly name: string;
  /** How the finding addresses it. */
  readonly subject: string;
  readonly pattern: string;
  readonly region: string | undefined;
  readonly path: Path;
}

/** Yields every name of networks and subnets that a pattern is there for. */
function* namedIn({ rules: { names = {} }, networks }: Pick<Plan, 'rules' | 'networks'>): Generator<Named> {
  for (const network of networks) {
    const { name, region, path, resourceGroup, subnets } = network;
    if (names.virtualNetworks !== undefined)
      yield { what: 'virtual network', name, subject: name, pattern: names.virtualNetworks, region, path: [...path, 'name'] };
    if (names.resourceGroups !== undefined && resourceGroup !== undefined)
      yield {
        what: `resource group ${resourceGroup} of`,
        name: resourceGroup,
        subject: name,
        pattern: names.resourceGroups,
        region,
        path: [...path, 'resourceGroup'],
      };
    if (names.subnets === undefined) continue;
    for (const subnet of subnets) {
      // The service names it, or several of a set get theirs from their roles.
      if (subnet.workloads.some(({ service }) => service.subnet.requiredName !== undefined)) continue;
      yield { what: 'subnet', name: subnet.name, subject: subnet.address, pattern: names.subnets, region, path: [...subnet.path, 'name'] };
    }
  }
}

function* namedOutside({ rules: { names = {} }, pools, externalNetworks }: Plan): Generator<Named> {
  if (names.addressPools !== undefined)
    for (const { name, path } of pools)
      yield { what: 'address pool', name, subject: name, pattern: names.addressPools, region: undefined, path: [...path, 'name'] };
  if (names.externalNetworks !== undefined)
    for (const { name, path } of externalNetworks)
      yield { what: 'external network', name, subject: name, pattern: names.externalNetworks, region: undefined, path: [...path, 'name'] };
}
