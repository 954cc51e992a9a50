import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { isolatedPlanLines } from './app-service-environment-v2.ts';

const networkArchitecture = source('Network architecture overview of App Service Environments', 'https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-network-architecture-overview', '2022-03-29');
const inboundTraffic = source('Control inbound traffic to an App Service Environment', 'https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-control-inbound-traffic', '2017-01-11');

/** Retired; kept so that old networks can be read. The pages state no sizes: those of version 2 are taken. */
export const appServiceEnvironmentV1 = defineService({
  id: 'app-service-environment-v1',
  name: 'App Service Environment v1',
  aliases: ['ASEv1', 'ASE v1'],
  family: 'web',
  summary: 'Retired first version of App Service Environment, with management traffic into the subnet.',
  integration: ['injection'],
  lifecycle: { status: 'retired', date: '2024-08-31', successor: 'app-service-environment-v3', source: networkArchitecture },
  subnet: {
    sharing: { kind: 'dedicated', source: inboundTraffic },
    smallest: { value: SMALLEST_SUBNET.value, source: inboundTraffic, note: 'Not stated; the smallest of Azure, and the sum.', assumed: true },
    recommended: { value: 24, source: inboundTraffic, note: 'Not stated; that of version 2.', assumed: true },
    ipv6: { value: 'unknown', source: inboundTraffic },
    resizable: { value: 'no', source: inboundTraffic, note: 'Not stated; as version 2.', assumed: true },
  },
  sizing: {
    inputs: {
      planInstances: { kind: 'count', unit: 'instances', meaning: 'instances of plans', default: 0, least: 0, grows: true },
      ilb: { kind: 'flag', meaning: 'internal load balancer: apps are reached from inside only', default: false },
      http: { kind: 'flag', meaning: 'apps serve HTTP (adds a rule, no address)', default: true },
      https: { kind: 'flag', meaning: 'apps serve HTTPS (adds a rule, no address)', default: true },
      ftp: { kind: 'flag', meaning: 'FTP or FTPS publishing (adds rules, no address)', default: false },
      remoteDebugging: { kind: 'flag', meaning: 'remote debugging from Visual Studio 2012, 2013 or 2015 (adds rules, no address)', default: false },
    },
    rule: 'No rule was published for this version; that of version 2 is taken.',
    lines: (inputs) => isolatedPlanLines(inputs).map((line) => ({ ...line, assumed: true as const })),
    sources: [inboundTraffic],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: inboundTraffic },
    rules: [
      {
        name: 'allow-management',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'Internet' }, to: 'any', ports: ['454-455'],
        priority: 100, need: 'required',
        purpose: 'Management over TLS with client certificates.',
        source: inboundTraffic,
      },
      {
        name: 'allow-http',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'client ranges' }, to: 'any', ports: ['80'],
        priority: 200, need: 'required', condition: 'apps serve HTTP', when: ({ http }) => http,
        purpose: 'App traffic from clients or the device in front of the apps.',
        source: inboundTraffic,
      },
      {
        name: 'allow-https',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'client ranges' }, to: 'any', ports: ['443'],
        priority: 300, need: 'required', condition: 'apps serve HTTPS', when: ({ https }) => https,
        purpose: 'App traffic from clients or the device in front of the apps.',
        source: inboundTraffic,
      },
      {
        name: 'allow-ftp-control',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'publishing clients' }, to: 'any', ports: ['21'],
        priority: 400, need: 'required', condition: 'FTP is used', when: ({ ftp }) => ftp,
        purpose: 'FTP control.',
        source: inboundTraffic,
      },
      {
        name: 'allow-ftp-data',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'publishing clients' }, to: 'any', ports: ['10001-10020'],
        priority: 500, need: 'required', condition: 'FTP is used', when: ({ ftp }) => ftp,
        purpose: 'FTP data.',
        source: inboundTraffic,
      },
      {
        name: 'allow-ftps-control',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'publishing clients' }, to: 'any', ports: ['990'],
        priority: 550, need: 'required', condition: 'FTPS is used', when: ({ ftp }) => ftp,
        purpose: 'FTPS control.',
        source: inboundTraffic,
      },
      {
        name: 'allow-debugging-2012',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'developers' }, to: 'any', ports: ['4016'],
        priority: 600, need: 'required', condition: 'debugging from Visual Studio 2012', when: ({ remoteDebugging }) => remoteDebugging,
        purpose: 'Debugging.',
        source: inboundTraffic,
      },
      {
        name: 'allow-debugging-2013',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'developers' }, to: 'any', ports: ['4018'],
        priority: 700, need: 'required', condition: 'debugging from Visual Studio 2013', when: ({ remoteDebugging }) => remoteDebugging,
        purpose: 'Debugging.',
        source: inboundTraffic,
      },
      {
        name: 'allow-debugging-2015',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'developers' }, to: 'any', ports: ['4020'],
        priority: 800, need: 'required', condition: 'debugging from Visual Studio 2015', when: ({ remoteDebugging }) => remoteDebugging,
        purpose: 'Debugging.',
        source: inboundTraffic,
      },
    ],
    notes: ['Priorities are those that the page prints; the one of FTPS control is ours.'],
  },
  routes: { table: { value: 'allowed', source: inboundTraffic }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'The environment brings a public virtual address by itself; ports 454 and 455 are bound to it.' },
  excludedRanges: [],
  onPremises: 'Through the network.',
  dns: { zones: [], note: 'Custom DNS servers had to be in place and reachable before the environment was made.' },
  notes: ['Kept only so that old plans can be read; move to version 3.', 'Classic and Resource Manager networks were possible, with public or, since June 2016, private address space.'],
  conflicts: [],
  sources: [inboundTraffic, networkArchitecture],
});
