// A complete entry for a service that does not exist: every number in it is invented. The how-to page shows it, and a test
// holds it against everything that real entries are held against.
import { defineService } from '../../../shared/catalog/service.ts';
import { source } from '../../../shared/catalog/source.ts';

const sizes = source('Example Gateway: plan the subnet', 'https://example.com/gateway/subnet', '2026-10-01');
const network = source('Example Gateway: network requirements', 'https://example.com/gateway/network', '2026-09-14');

/** One address an instance, and as many again while all of them are upgraded side by side. */
export const exampleGateway = defineService({
  id: 'example-gateway',
  name: 'Azure Example Gateway',
  aliases: ['EGW', 'Example Gateway', 'Azure Sample Gateway'],
  family: 'gateway',
  summary: 'A made-up gateway that shows what an entry holds.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: sizes },
    delegation: { to: 'Microsoft.Example/gateways', actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'], source: network },
    smallest: { value: 28, source: sizes },
    recommended: { value: 26, source: sizes, note: 'Room for twenty instances and their upgrade.' },
    ipv6: { value: 'unknown', source: network },
    resizable: { value: 'no', source: sizes },
  },
  sizing: {
    inputs: {
      instances: { kind: 'count', unit: 'instances', meaning: 'instances at the top of the scale', default: 2, least: 1, most: 50, grows: true },
      rolling: { kind: 'flag', meaning: 'upgrades go one instance at a time', default: false },
    },
    rule: 'Each instance takes one address, and one more while it is upgraded beside its successor; rolling upgrades need one more in all.',
    lines: ({ instances, rolling }) => [
      { label: `${instances} × instance`, addresses: instances },
      { label: rolling ? '1 × instance while upgraded' : `${instances} × instance while upgraded`, addresses: rolling ? 1 : instances },
    ],
    contradictions: ({ instances, rolling }) => (rolling && instances < 2 ? ['rolling should be false with fewer than 2 instances.'] : []),
    sources: [sizes],
    examples: [
      { inputs: { instances: 20 }, needed: 40, prefixLength: 26, source: sizes },
      { inputs: {}, prefixLength: 28, usable: 11, source: sizes, note: 'the smallest subnet' },
    ],
  },
  nsg: {
    support: { value: 'required', source: network },
    rules: [
      {
        name: 'allow-clients',
        direction: 'inbound',
        access: 'allow',
        protocol: 'tcp',
        from: { tag: 'VirtualNetwork' },
        to: 'self',
        ports: ['443'],
        priority: 100,
        need: 'required',
        coveredBy: 'AllowVNetInBound',
        purpose: 'Calls of clients.',
        source: network,
      },
    ],
  },
  routes: { table: { value: 'allowed', source: network }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 1, note: 'One for the front end.' },
  excludedRanges: [],
  onPremises: 'Reachable over VPN, ExpressRoute and peering.',
  dns: { zones: [] },
  notes: ['It does not exist.'],
  conflicts: [{ topic: 'smallest subnet', says: ['/28 (2026-10-01)', '/29 (2025-03-02)'], followed: 'The newer page, which asks for more.' }],
  sources: [sizes, network],
});
