import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';

/** A service that demands a subnet name should get exactly that name. */
export const subnetNameRequired = defineCheck({
  rule: 'subnet-name-required',
  severity: 'error',
  title: 'A service needs a subnet of a certain name.',
  why: 'Gateways, Azure Firewall, Bastion and Route Server are deployed only into a subnet that bears the name Azure gives them.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: {
    name: '{service} needs a subnet named {required}; this one is named {name}.',
    forbidden: '{service} should not stand in a subnet named {name}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: gateways, service: vpn-gateway}]\n',
    passing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: vpn-gateway}]\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        for (const service of new Set(subnet.workloads.map((workload) => workload.service))) {
          const { requiredName, forbiddenNames = [] } = service.subnet;
          const path = [...subnet.path, 'name'];
          if (requiredName && subnet.name !== requiredName.value) {
            const more = subnet.deployed
              ? {}
              : { fix: { title: `Rename ${subnet.address} to ${requiredName.value}`, edits: [{ path, set: requiredName.value }] } };
            yield finding(
              'name',
              [subnet.address],
              path,
              { service: service.name, required: requiredName.value, name: subnet.name },
              { ...more, source: requiredName.source },
            );
          }
          if (forbiddenNames.some((name) => name.toLowerCase() === subnet.name.toLowerCase())) {
            yield finding('forbidden', [subnet.address], path, { service: service.name, name: subnet.name });
          }
        }
      }
    }
  },
});
