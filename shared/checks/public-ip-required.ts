import { limits } from '../catalog/limits.ts';
import { compareText } from '../problem/compare.ts';
import { defineCheck } from './check.ts';
import { counted } from './words.ts';

const { publicAddresses } = limits;

// Subnets that one message names.
const MOST_NAMED = 5;

/** How many public addresses a network needs. */
export const publicIpRequired = defineCheck({
  rule: 'public-ip-required',
  severity: 'info',
  title: 'Services of a virtual network need public addresses.',
  why: `Gateways, Azure Firewall, Bastion and others have public addresses beside their subnet. They are no part of the address plan, but they count against a quota (${publicAddresses.value} for a subscription and region by default, more for most offers and on request), and partners that admit only known addresses have to be told. Each network is named once, with the number after growth; for the services that are not counted see their pages.`,
  born: '2026-11',
  scope: 'network',
  sources: [publicAddresses.source],
  messages: {
    one: '{network} needs {count} for {subnet}.',
    several: '{network} needs {count}: {list}.',
  },
  samples: {
    failing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], subnets: [{service: bastion}]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: spoke, addressSpace: [10.64.0.0/24], subnets: [{name: app, inputs: {machines: 4}}]}\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      const asking = network.subnets
        .filter(({ sizing }) => sizing.publicAddresses > 0)
        .map(({ name, address, sizing }) => ({ name, address, count: sizing.publicAddresses }))
        .sort((a, b) => b.count - a.count || compareText(a.name, b.name));
      const [first] = asking;
      if (!first) continue;
      const count = counted(sum(asking), 'public address', 'public addresses');
      const subjects = [network.name, ...asking.map(({ address }) => address)];
      if (asking.length === 1) {
        yield finding('one', subjects, network.path, { network: network.name, count, subnet: first.name });
        continue;
      }
      const named = asking.slice(0, MOST_NAMED).map((subnet) => `${subnet.count} for ${subnet.name}`);
      const rest = asking.slice(MOST_NAMED);
      const more = rest.length === 0 ? [] : [`${sum(rest)} for ${counted(rest.length, 'more subnet')}`];
      yield finding('several', subjects, network.path, { network: network.name, count, list: [...named, ...more].join(', ') });
    }
  },
});

function sum(list: readonly { readonly count: number }[]): number {
  return list.reduce((total, { count }) => total + count, 0);
}
