import { findSpecialSubnet } from '../catalog/special-subnets.ts';
import { serviceById } from '../catalog/catalog.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';

/** Names that Azure keeps for a service should not be used for anything else. */
export const subnetNameReserved = defineCheck({
  rule: 'subnet-name-reserved',
  severity: 'error',
  title: 'A subnet bears a name that Azure keeps for a service.',
  why: 'In a subnet of such a name Azure allows only what the name stands for: anything else is refused, or blocks the gateway or firewall that will be wanted later.',
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: {
    reserved: 'The name {name} is kept for {owner}; {service} should stand in a subnet of another name.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: GatewaySubnet, service: virtual-machines, inputs: {machines: 4}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: jump-hosts, service: virtual-machines, inputs: {machines: 4}}]\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        const special = findSpecialSubnet(subnet.name);
        if (!special) continue;
        const path = [...subnet.path, 'name'];
        const owner = special.services.map((id) => serviceById(id)?.name ?? id).join(' and ') || 'a service of Azure';
        const strangers = [...new Set(subnet.workloads.map((workload) => workload.service))].filter(
          (service) => !special.services.includes(service.id),
        );
        for (const service of strangers)
          yield finding('reserved', [subnet.address], path, { name: special.name, owner, service: service.name }, { source: special.source });
      }
    }
  },
});
