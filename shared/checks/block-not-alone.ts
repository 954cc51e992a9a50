import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';
import { homesWith } from './services-in.ts';

/** What takes a block outside of every network should stand alone in the network that holds the block in the plan. */
export const blockNotAlone = defineCheck({
  rule: 'block-not-alone',
  severity: 'error',
  title: 'A service that takes a block of its own shares a network with others.',
  why: 'A Virtual WAN hub and an Azure VMware Solution private cloud of the first generation take an address block that is not a virtual network. A plan holds it as a virtual network with this one service, so that nothing else is placed there; exports leave that network out. Anything else in it would have no network.',
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: { others: '{service} takes a block outside of every network; {network} should hold nothing else, and it holds {other}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/22]\n    subnets: [{name: hub, service: virtual-wan-hub}, {name: app, inputs: {machines: 3}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/23]\n    subnets: [{name: hub, service: virtual-wan-hub}]\n',
  },
  *run({ plan }, finding) {
    const blocks = homesWith(plan, (service) => service.placement === 'block');
    for (const network of new Set(blocks.map((home) => home.network))) {
      const all = network.subnets.flatMap((subnet) => subnet.workloads.map(({ service }) => ({ subnet, service })));
      const block = all.find(({ service }) => service.placement === 'block');
      if (!block) continue;
      for (const { subnet, service } of all) {
        if (subnet === block.subnet && service === block.service) continue;
        const [source] = block.service.sources;
        yield finding(
          'others',
          [network.name, subnet.address],
          subnet.path,
          { service: block.service.name, network: network.name, other: subnet.address },
          source ? { source } : {},
        );
      }
    }
  },
});
