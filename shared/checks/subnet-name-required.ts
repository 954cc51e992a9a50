import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';
import { renameSubnet } from './remedies/rename-subnet.ts';
import { homesByService } from './services-in.ts';

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
    for (const [service, homes] of homesByService(plan)) {
      const { requiredName, forbiddenNames } = service.subnet;
      if (!requiredName && !forbiddenNames) continue;
      const forbidden = new Set(forbiddenNames?.map((name) => name.toLowerCase()));
      for (const { network, subnet } of homes) {
        if (requiredName && subnet.name !== requiredName.value) {
          const path = [...subnet.path, 'name'];
          const fix = renameSubnet(plan, network, subnet, requiredName.value);
          yield finding(
            'name',
            [subnet.address],
            path,
            { service: service.name, required: requiredName.value, name: subnet.name },
            { fix, source: requiredName.source },
          );
        }
        if (forbidden.has(subnet.name.toLowerCase()))
          yield finding('forbidden', [subnet.address], [...subnet.path, 'name'], { service: service.name, name: subnet.name });
      }
    }
  },
});
