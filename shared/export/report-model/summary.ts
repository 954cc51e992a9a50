import { counted } from '../../checks/words.ts';
import type { Computed } from '../../result/compute.ts';
import type { PlanResult } from '../../result/result.ts';
import { paragraph, type Block, type Section, type Text } from './model.ts';

/** What the plan is, how it stands, and how much of what it holds. */
export function summary({ plan, resources }: Computed, result: PlanResult): Section {
  const blocks: Block[] = [];
  if (plan.description !== '') blocks.push(paragraph(plan.description));
  blocks.push(paragraph(verdict(result)));
  blocks.push({ kind: 'list', items: counts({ plan, resources }, result) });
  return { id: 'summary', title: ['Summary'], blocks, sections: [] };
}

function verdict({ summary: { errors, warnings, infos, accepted } }: PlanResult): string {
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')} and ${counted(infos, 'info')}`;
  const rest = accepted > 0 ? `; ${counted(accepted, 'finding')} accepted` : '';
  return errors > 0 ? `Not to be deployed as it is: ${found}${rest}.` : `No finding stands in the way of a deployment: ${found}${rest}.`;
}

function counts({ plan, resources: { networks, peerings, dnsZones } }: Pick<Computed, 'plan' | 'resources'>, result: PlanResult): Text[] {
  const sum = (of: (network: (typeof networks)[number]) => number) => networks.reduce((total, network) => total + of(network), 0);
  const rules = sum(({ nsgs }) => nsgs.reduce((total, nsg) => total + nsg.rules.length, 0));
  const routes = sum(({ routeTables }) => routeTables.reduce((total, one) => total + one.routes.length, 0));
  const nsgs = sum((network) => network.nsgs.length);
  const routeTables = sum((network) => network.routeTables.length);
  const nat = sum((network) => network.natGateways.length);
  const addresses = sum((network) => network.publicAddresses.length);
  const endpoints = sum((network) => network.privateEndpoints.length);
  const lines = [
    `${counted(result.summary.virtualNetworks, 'virtual network')} with ${counted(result.summary.subnets, 'subnet')}`,
    `${counted(nsgs, 'NSG')} with ${counted(rules, 'rule')}`,
    `${counted(routeTables, 'route table')} with ${counted(routes, 'route')}`,
    ...(plan.peerings.length > 0 ? [`${counted(plan.peerings.length, 'peering')}, ${counted(peerings.length, 'side')}`] : []),
    ...(nat > 0 ? [counted(nat, 'NAT gateway')] : []),
    ...(addresses > 0 ? [counted(addresses, 'public address', 'public addresses')] : []),
    ...(endpoints > 0 ? [counted(endpoints, 'private endpoint')] : []),
    ...(dnsZones.length > 0 ? [counted(dnsZones.length, 'private DNS zone')] : []),
    `Catalog of ${result.catalog}`,
  ];
  return lines.map((line) => [line]);
}
