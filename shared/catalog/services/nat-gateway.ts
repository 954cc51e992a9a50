import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const resource = source('NAT gateway resource', 'https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource', '2025-11-04');

const PORTS_PER_ADDRESS = 64_512;

/** Attaches to subnets and takes no address in them. */
export const natGateway = defineService({
  id: 'nat-gateway',
  name: 'Azure NAT Gateway',
  aliases: ['Virtual Network NAT', 'NAT', 'NATGW', 'Azure NAT Gateway (Standard, StandardV2)', 'Microsoft.Network/natGateways'],
  family: 'gateway',
  summary: 'The explicit way out to the internet for whole subnets.',
  integration: ['outbound-integration'],
  placement: 'none',
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: resource, note: 'It attaches to existing subnets and needs none of its own.' },
    forbiddenNames: ['GatewaySubnet'],
    smallest: { ...SMALLEST_SUBNET, note: 'The platform floor: the gateway itself asks for nothing.' },
    ipv6: { value: 'supported', source: resource, note: 'StandardV2 takes IPv6 public addresses; Standard does not.' },
    resizable: { value: 'empty-only', source: resource, note: 'The gateway itself is attached and detached at any time.' },
  },
  sizing: {
    inputs: {
      publicIps: { kind: 'count', unit: 'public addresses', meaning: 'IPv4 public addresses attached', default: 1, least: 1, most: 16, aliases: ['publicAddresses'] },
      sku: { kind: 'choice', meaning: 'Standard is zonal, StandardV2 zone-redundant', choices: ['Standard', 'StandardV2'], default: 'Standard', assumed: 'It does not change the size.' },
    },
    rule: 'No private address. Each public address brings 64,512 ports for source translation, shared on demand by all attached subnets.',
    lines: ({ publicIps }) => [{ label: `NAT gateway with ${publicIps * PORTS_PER_ADDRESS} ports for source translation, no address in the subnet`, addresses: 0 }],
    sources: [resource],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: resource, note: 'The NSGs of the attached subnets hold.' }, rules: [] },
  routes: {
    table: { value: 'allowed', source: resource, note: 'A user route for 0.0.0.0/0 to an appliance or a gateway goes before the NAT gateway (follows from the precedence of routes).' },
    defaultRoute: 'any',
    required: [],
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: ({ publicIps }) => publicIps, note: '1 to 16 IPv4, with StandardV2 as many IPv6; StandardV2 takes StandardV2 addresses only. Public prefixes are used whole.' },
  excludedRanges: [],
  onPremises: 'None: it leads to the internet.',
  dns: { zones: [] },
  notes: [
    'One NAT gateway for a subnet; one gateway may serve many subnets of one network, never of two.',
    'Not on GatewaySubnet, not in a secured Virtual WAN hub, not with Basic load balancers or Basic public addresses, and no addresses with DDoS protection or routing preference internet.',
    'No ICMP and no fragments.',
    'At most 50,000 connections to one destination for each public address, 2 million for the gateway.',
    'Idle timeout 4 to 120 minutes, 4 by default; 4 for UDP always.',
    'Standard is not upgraded to StandardV2 in place.',
    'The recommended explicit way out, since new subnets are private by default.',
  ],
  conflicts: [],
  sources: [resource],
});
