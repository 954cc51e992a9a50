import type { RuleDocument, SubnetDocument } from '../../shared/plan/document.ts';
import { addressesOf, formatBlock } from './block.ts';
import { oneOf, whole, type Random } from './random.ts';

/** The subnets of a hub. */
export function hubSubnets(): SubnetDocument[] {
  return [
    {
      workloads: [
        { service: 'vpn-gateway', inputs: { activeActive: true } },
        { service: 'expressroute-gateway', inputs: { circuits: 4 } },
      ],
    },
    { service: 'firewall' },
    { service: 'firewall-management' },
    { service: 'bastion', inputs: { concurrentRdp: 40, concurrentSsh: 60 } },
    { name: 'jump-hosts', inputs: { machines: 6 } },
  ];
}

const THROUGH_FIREWALL = [{ prefix: '0.0.0.0/0', nextHop: 'firewall' }];

/** What a spoke may hold, and how often: share, subnets that it stands for, and the entry of the document. */
const KINDS: readonly { readonly share: number; readonly subnets?: number; readonly make: (name: string, random: Random) => SubnetDocument }[] = [
  { share: 0.26, make: (name, random) => ({ name: `app-${name}`, inputs: { machines: whole(random, 2, 90) }, ...ownRules(random) }) },
  { share: 0.2, make: (name, random) => ({ name: `endpoints-${name}`, privateEndpoints: endpoints(random) }) },
  {
    share: 0.13,
    make: (name, random) => ({
      name: `web-${name}`,
      service: 'app-service-vnet-integration',
      inputs: { maxInstances: whole(random, 2, 20) },
      serviceEndpoints: ['Microsoft.Storage', 'Microsoft.KeyVault'],
    }),
  },
  {
    share: 0.08,
    make: (name, random) => ({
      name: `aks-${name}`,
      service: 'aks',
      inputs: { networkModel: 'overlay', nodes: whole(random, 5, 80), internalLoadBalancers: 4 },
      routes: THROUGH_FIREWALL,
    }),
  },
  {
    share: 0.08,
    make: (name, random) => ({
      name: `gateway-${name}`,
      service: 'application-gateway',
      inputs: { maxInstances: whole(random, 2, 20), privateFrontend: true },
    }),
  },
  {
    share: 0.07,
    make: (name, random) => ({
      name: `postgres-${name}`,
      service: 'database-for-postgresql-flexible-server',
      inputs: { haServers: whole(random, 1, 4) },
    }),
  },
  {
    share: 0.06,
    make: (name, random) => ({
      name: `sqlmi-${name}`,
      service: 'sql-managed-instance',
      inputs: { gp: whole(random, 1, 4), bc: whole(random, 0, 2), vmGroups: 1 },
      routes: THROUGH_FIREWALL,
    }),
  },
  {
    share: 0.05,
    make: (name, random) => ({ name: `container-apps-${name}`, service: 'container-apps', inputs: { dedicatedNodes: whole(random, 0, 12) } }),
  },
  { share: 0.03, make: (name) => ({ name: `functions-${name}`, service: 'functions', inputs: { plan: 'flex-consumption' } }) },
  {
    share: 0.02,
    make: (name, random) => ({
      name: `apim-${name}`,
      service: 'api-management',
      inputs: { tier: 'premium', mode: 'internal', units: whole(random, 1, 4) },
    }),
  },
  {
    share: 0.01,
    make: (name, random) => ({
      name: `aks-flat-${name}`,
      service: 'aks',
      inputs: { networkModel: 'node-subnet', nodes: whole(random, 3, 12), maxPods: 30 },
      growth: 50,
      routes: THROUGH_FIREWALL,
    }),
  },
  {
    share: 0.01,
    subnets: 2,
    make: (name, random) => ({ set: 'databricks', name: `dbx-${name}`, inputs: { maxClusterNodes: whole(random, 20, 100) } }),
  },
];

/** Returns entries that stand for exactly `count` subnets whose places are open. */
export function openSubnets(count: number, random: Random): SubnetDocument[] {
  const subnets: SubnetDocument[] = [];
  for (let left = count; left > 0;) {
    const kind = kindOf(random(), left);
    subnets.push(kind.make(String(left), random));
    left -= kind.subnets ?? 1;
  }
  return subnets;
}

function kindOf(point: number, most: number): (typeof KINDS)[number] {
  let left = point;
  const found = KINDS.find(({ share }) => (left -= share) < 0);
  return found !== undefined && (found.subnets ?? 1) <= most ? found : KINDS[0]!;
}

const RESOURCES = [
  'storage-blob',
  'key-vault',
  'sql-database',
  'service-bus',
  'event-hubs',
  'cosmos-db-sql',
  'storage-file',
  'container-registry',
] as const;

function endpoints(random: Random): NonNullable<SubnetDocument['privateEndpoints']> {
  const start = whole(random, 0, RESOURCES.length - 1);
  return Array.from({ length: whole(random, 1, 3) }, (_, i) => ({
    resource: RESOURCES[(start + i) % RESOURCES.length]!,
    count: whole(random, 1, 8),
  }));
}

/** One subnet of machines in four has rules of its own. */
function ownRules(random: Random): { rules?: RuleDocument[] } {
  if (random() < 0.75) return {};
  const port = oneOf(random, [443, 1433, 5432, 8443]);
  return {
    rules: [
      {
        name: 'allow-from-hq',
        direction: 'inbound',
        access: 'allow',
        protocol: 'tcp',
        from: 'hq-datacentre',
        to: 'self',
        ports: [port, '9000-9010'],
        priority: 1000,
      },
      { name: 'deny-internet', direction: 'outbound', access: 'deny', from: 'self', to: 'Internet', priority: 4000 },
    ],
  };
}

/** Returns subnets of machines that lie one after the other from `first` on, in pieces of a /27, together at most a /24. */
export function recordedSubnets(first: number, count: number, random: Random): SubnetDocument[] {
  return Array.from({ length: count }, (_, i) => {
    const length = whole(random, 27, 28);
    const usable = addressesOf(length) - 5;
    return {
      name: `app-${i + 1}`,
      inputs: { machines: Math.floor(usable / 1.25) - whole(random, 0, 4) },
      prefix: formatBlock(first + i * addressesOf(27), length),
    };
  });
}

/** Returns how many machines a recorded subnet has. */
export function recordedMachines({ inputs }: SubnetDocument): number {
  return Number(inputs?.['machines'] ?? 0);
}
