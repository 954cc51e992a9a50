import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';
import { referencesTo } from './remedies/rename-subnet.ts';
import { homesByService } from './services-in.ts';

/** A service that takes no address of a subnet should not be given one. */
export const serviceWithoutSubnet = defineCheck({
  rule: 'service-without-subnet',
  severity: 'warning',
  title: 'A subnet is planned for a service that takes none.',
  why: 'Some services reach into a network, or are reached from it, without an address in a subnet: Hybrid Connections go out through a relay, gateway-required integration through the point-to-site pool of a VPN gateway. Their subnet would stay empty.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: {
    none: '{subnet} is planned for {service}, which takes no address of a subnet; the subnet should be removed or given to another service.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: hybrid, service: app-service-hybrid-connections}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, service: app-service-vnet-integration}]\n',
  },
  *run({ plan }, finding) {
    for (const [service, homes] of homesByService(plan)) {
      if (service.placement !== 'none') continue;
      const [source] = service.sources;
      for (const { subnet } of homes) {
        // Beside machines it may stand for what is attached to their subnet, such as a NAT gateway.
        if (subnet.workloads.some((other) => other.service.placement !== 'none') || subnet.privateEndpoints.length > 0) continue;
        const isFree = !subnet.deployed && !subnet.set && referencesTo(plan, subnet.address).length === 0;
        const fix = isFree ? { title: `Remove ${subnet.address}`, edits: [{ path: subnet.path }] } : undefined;
        yield finding('none', [subnet.address], subnet.path, { subnet: subnet.address, service: service.name }, { fix, source });
      }
    }
  },
});
