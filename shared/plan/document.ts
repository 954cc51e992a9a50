import * as v from 'valibot';
import { POLICY_RESOURCE, serviceEndpointPolicyLimits } from '../catalog/service-endpoint-policies.ts';

/**
 * The plan document as people write it: the one description of its shape. The reader, the TypeScript types and the
 * published JSON Schema all come from here. Only the shape is settled here; what names refer to is settled in
 * `resolve.ts`, and what is wrong with prefixes is a finding of the checks, not a reason to refuse the document.
 */

/** The document format that this program reads and writes. */
export const FORMAT_VERSION = 1;

// What one definition of a service endpoint policy takes.
const POLICY_RESOURCES = serviceEndpointPolicyLimits.resourcesPerPolicyDefinition.value;

// Control characters (NUL among them) never belong in a name or a text that ends up in a file or on a terminal.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u2028\u2029]/;

// Each kind of text has one message for all its checks: problems show it as what was expected.
const text = (what: string, most = 2000) => {
  const message = `${what} of at most ${most} characters, without control characters`;
  return v.pipe(
    v.string(),
    v.maxLength(most, message),
    v.check((s) => !CONTROL.test(s), message),
  );
};
const name = (what: string) => {
  const message = `${what}: one line of 1 to 80 characters`;
  return v.pipe(
    v.string(),
    v.maxLength(80, message),
    v.check((s) => s.trim() !== '' && !CONTROL.test(s) && !/[\t\r\n]/.test(s), message),
  );
};
const described = <S extends v.GenericSchema>(schema: S, description: string) => v.pipe(schema, v.description(description));
const percent = (most: number) =>
  v.pipe(
    v.number(),
    v.check((n) => Number.isFinite(n) && n >= 0 && n <= most, `a percentage from 0 to ${most}`),
  );
const prefix = v.pipe(v.string(), v.minLength(1, 'a prefix such as 10.64.0.0/22'), v.maxLength(100, 'a prefix such as 10.64.0.0/22'));
const size = (shortest: number, longest: number) =>
  v.pipe(
    v.string(),
    v.check(
      (s) => {
        const m = /^\/([1-9]\d?)$/.exec(s);
        return m !== null && Number(m[1]) >= shortest && Number(m[1]) <= longest;
      },
      `a prefix length from /${shortest} to /${longest}, written "/${longest - 3}"`,
    ),
  );
const region = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]{2,39}$/, 'a programmatic region name such as westeurope'));
const ruleName = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'the name of a rule, such as overlap-unconnected'));
const date = v.pipe(v.string(), v.check(isDate, 'a day of the calendar, written 2027-03-31'));
const port = v.union(
  [
    v.pipe(v.number(), v.integer('a port from 0 to 65535'), v.minValue(0, 'a port from 0 to 65535'), v.maxValue(65535, 'a port from 0 to 65535')),
    v.pipe(v.string(), v.check(isPortText, 'a port such as 443, a range such as "1000-2000", or "*"')),
  ],
  'a port such as 443, a range such as "1000-2000", or "*"',
);

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a day of the calendar, as ISO 8601 writes it. */
function isDate(s: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(s);
  if (!m) return false;
  const [year, month, day] = m.slice(1).map(Number) as [number, number, number];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0) + Number(leap);
}

function isPortText(s: string): boolean {
  if (s === '*') return true;
  const m = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(s);
  if (!m) return false;
  const from = Number(m[1]);
  const to = Number(m[2] ?? m[1]);
  return from <= to && to <= 65535;
}

const peer = v.pipe(
  v.string(),
  v.minLength(1, 'a prefix, a service tag, self, any, or a name in this plan'),
  v.maxLength(200, 'a prefix, a service tag, self, any, or a name in this plan'),
);
const protocol = v.picklist(['tcp', 'udp', 'icmp', 'any']);

export const inputValueSchema = v.union(
  [v.number(), v.boolean(), v.pipe(v.string(), v.maxLength(200)), v.pipe(v.array(v.union([v.number(), v.string()])), v.maxLength(200))],
  'a number, true or false, a word, or a list of them',
);
const inputs = v.record(v.string(), inputValueSchema, 'a group of sizing inputs such as {nodes: 20}');

const workloadSchema = v.strictObject({
  service: described(v.string(), 'Id, name or alias of a service in the catalog.'),
  inputs: v.optional(described(inputs, 'Sizing inputs of the service; `cadastre services ID` lists them.')),
  growth: v.optional(described(percent(1000), 'Percent added to each input that grows, before the formula.')),
  growthPerYear: v.optional(described(percent(1000), 'Percent by which each input that grows rises in a year.')),
});

const ruleSchema = v.strictObject({
  name: name('a rule name'),
  direction: v.picklist(['inbound', 'outbound']),
  access: v.picklist(['allow', 'deny']),
  protocol: v.optional(protocol, 'any'),
  from: described(
    v.union([peer, v.array(peer)]),
    'self, any, a service tag, a prefix, or the name of a network, NETWORK/SUBNET or external network.',
  ),
  to: described(v.union([peer, v.array(peer)]), 'As `from`.'),
  ports: v.optional(described(v.array(port), 'Destination ports; absent: all.')),
  priority: described(
    v.pipe(
      v.number(),
      v.integer('a whole number from 100 to 4096'),
      v.minValue(100, 'a whole number from 100 to 4096'),
      v.maxValue(4096, 'a whole number from 100 to 4096'),
    ),
    'Unique in its direction; the lower number decides first.',
  ),
  description: v.optional(text('a description', 140)),
});

const routeSchema = v.strictObject({
  prefix: described(prefix, 'A prefix, or a service tag.'),
  nextHop: described(
    v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    'firewall, internet, none, gateway, network, or the address of an appliance.',
  ),
  name: v.optional(name('a route name')),
});

const privateEndpointSchema = v.strictObject({
  resource: described(v.string(), 'Resource and sub-resource, such as storage-blob or key-vault.'),
  count: v.optional(
    v.pipe(
      v.number(),
      v.integer('a whole number from 1 to 5000'),
      v.minValue(1, 'a whole number from 1 to 5000'),
      v.maxValue(5000, 'a whole number from 1 to 5000'),
    ),
    1,
  ),
  inputs: v.optional(described(inputs, 'What decides the addresses of one endpoint, where the resource type needs it (regions, replicas).')),
});

const nameEntries = {
  name: v.optional(described(name('a subnet name'), 'Absent: the name that the service demands.')),
  description: v.optional(text('a description')),
};
const placeEntries = {
  size: v.optional(described(size(2, 29), 'Explicit prefix length, such as "/26".')),
  growth: v.optional(described(percent(1000), 'Overrides defaults.growth.')),
  growthPerYear: v.optional(described(percent(1000), 'Overrides growthPerYear of the network and the defaults.')),
  prefix: v.optional(described(prefix, 'Pinned IPv4 prefix.')),
  ipv6Prefix: v.optional(described(prefix, 'Pinned IPv6 prefix, a /64.')),
  deployed: v.optional(described(v.boolean(), 'Exists in Azure: never moved, never resized. Needs its prefix.'), false),
  serviceEndpoints: v.optional(
    described(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), 'Service endpoints such as Microsoft.Storage.'),
  ),
  serviceEndpointPolicy: v.optional(
    described(
      v.pipe(
        v.array(v.pipe(v.string(), v.minLength(1, POLICY_RESOURCE), v.maxLength(500, POLICY_RESOURCE))),
        v.minLength(1, 'at least one resource'),
        v.maxLength(POLICY_RESOURCES, `at most ${POLICY_RESOURCES} resources`),
      ),
      'What the Storage endpoint of the subnet may reach: ids of subscriptions, resource groups or storage accounts, or aliases such as /services/Azure/DataFactory.',
    ),
  ),
  privateEndpoints: v.optional(v.array(privateEndpointSchema)),
  rules: v.optional(described(v.array(ruleSchema), "The user's own NSG rules, beside those that the service needs.")),
  routes: v.optional(described(v.array(routeSchema), "The user's own routes.")),
};

// What a subnet of a set may say of itself; what lives in it follows from the set.
const setSubnetSchema = v.strictObject({ ...nameEntries, ...placeEntries });

const subnetSchema = v.strictObject({
  ...nameEntries,
  service: v.optional(described(v.string(), 'Id, name or alias of a service in the catalog; default virtual-machines.')),
  inputs: v.optional(described(inputs, 'Sizing inputs of the service; `cadastre services ID` lists them.')),
  workloads: v.optional(
    described(
      v.pipe(v.array(workloadSchema), v.minLength(1, 'at least one workload')),
      'Several services in one subnet, in place of service and inputs.',
    ),
  ),
  set: v.optional(
    described(v.string(), 'Subnets that belong together, such as databricks, in place of service; `cadastre services` lists the sets.'),
  ),
  subnets: v.optional(
    described(
      v.record(v.string(), setSubnetSchema, 'a group of the subnets of the set by their role'),
      'Of a set: what is to be said of each of its subnets, by role.',
    ),
  ),
  ...placeEntries,
});

const declaredOverlapSchema = v.strictObject({
  with: described(name('the name of a virtual network or external network'), 'The other one that holds the same addresses.'),
  because: described(text('a reason', 500), 'Why this is intended, such as a translation of addresses between the two.'),
});
const overlap = v.optional(
  described(
    v.union(
      [declaredOverlapSchema, v.array(declaredOverlapSchema)],
      'a declared overlap such as {with: test, because: "never connected"}, or a list of them',
    ),
    'Overlaps that are intended, so that no finding reports them.',
  ),
);

const connectionSchema = v.strictObject({
  to: described(name('the name of a virtual network'), 'The virtual network that holds the gateway or the peering.'),
  via: v.picklist(['expressroute', 'vpn', 'peering']),
});

const externalNetworkSchema = v.strictObject({
  name: name('the name of an external network'),
  description: v.optional(text('a description')),
  kind: v.optional(v.picklist(['on-premises', 'other-cloud', 'partner', 'azure']), 'on-premises'),
  prefixes: v.pipe(v.array(prefix), v.minLength(1, 'at least one prefix')),
  connections: v.optional(described(v.array(connectionSchema), 'Where it attaches; none: known but not connected.')),
  overlap,
});

const poolSchema = v.strictObject({
  name: name('the name of an address pool'),
  description: v.optional(text('a description')),
  prefixes: v.pipe(v.array(prefix), v.minLength(1, 'at least one prefix')),
  reserved: v.optional(described(v.array(v.strictObject({ prefix, reason: text('a reason') })), 'Never handed out.')),
});

const virtualNetworkSchema = v.strictObject({
  name: name('the name of a virtual network'),
  description: v.optional(text('a description')),
  region: v.optional(described(region, 'Overrides defaults.region.')),
  pool: v.optional(described(v.string(), 'The pool to carve from, unless addressSpace is given.')),
  addressSpace: v.optional(described(v.pipe(v.array(prefix), v.minLength(1, 'at least one prefix')), 'Given: pinned.')),
  size: v.optional(described(size(8, 29), 'Carve exactly this size; absent: the smallest that holds the subnets.')),
  growthPerYear: v.optional(described(percent(1000), 'Overrides defaults.growthPerYear.')),
  spare: v.optional(described(percent(90), 'Overrides defaults.spare.')),
  ipv6: v.optional(described(v.boolean(), "Also a /56 from the pool's IPv6 prefixes and a /64 for each subnet."), false),
  resourceGroup: v.optional(name('the name of a resource group')),
  subscription: v.optional(
    v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, 'a subscription id, 8-4-4-4-12 hexadecimal digits')),
  ),
  deployed: v.optional(described(v.boolean(), 'Exists in Azure: never moved or shrunk. Needs its addressSpace.'), false),
  tags: v.optional(
    described(
      v.record(v.string(), v.union([text('a tag value', 256), v.pipe(v.number(), v.finite('a finite number')), v.boolean()])),
      'Tags for the exports.',
    ),
  ),
  overlap,
  subnets: v.optional(v.array(subnetSchema)),
});

const peeringSchema = v.strictObject({
  between: v.pipe(
    v.array(name('the name of a virtual network')),
    v.check((list) => list.length === 2, 'exactly two names of virtual networks'),
  ),
  gatewayTransit: v.optional(described(name('the name of a virtual network'), 'The one of the two whose gateway the other uses.')),
  forwardedTraffic: v.optional(described(v.boolean(), 'Packets relayed by an appliance may pass, both ways.'), false),
});

const flowSchema = v.strictObject({
  from: v.string(),
  to: v.string(),
  protocol: v.optional(protocol, 'any'),
  ports: v.optional(v.array(port)),
  expect: v.picklist(['allowed', 'blocked']),
});

const suppressionSchema = v.strictObject({
  rule: described(ruleName, 'The rule whose findings are accepted, such as below-recommended.'),
  subject: described(
    v.pipe(v.string(), v.minLength(1, 'what the finding is about'), v.maxLength(200, 'what the finding is about')),
    'What the finding is about: a network, NETWORK/SUBNET, pool or external network; NETWORK/* for all subnets of a network.',
  ),
  reason: described(text('a reason', 500), 'Why the finding is accepted.'),
  owner: v.optional(described(text('an owner', 200), 'Who accepted it.')),
  until: v.optional(described(date, 'The last day on which it holds, such as 2027-03-31.')),
});

const pattern = v.pipe(
  v.string(),
  v.minLength(1, 'a pattern such as "vnet-*"'),
  v.maxLength(100, 'a pattern such as "vnet-*"'),
  v.check((s) => !CONTROL.test(s), 'a pattern such as "vnet-*"'),
);
const tagName = v.pipe(v.string(), v.minLength(1, 'the name of a tag'), v.maxLength(512, 'the name of a tag'));

const organisationRulesSchema = v.strictObject({
  severity: v.optional(
    described(
      v.record(v.string(), v.picklist(['error', 'warning', 'info', 'off']), 'severities by rule, such as {below-recommended: info}'),
      'Severities in place of those of the checks; off: the rule is not applied.',
    ),
  ),
  names: v.optional(
    described(
      v.strictObject({
        virtualNetworks: v.optional(pattern),
        subnets: v.optional(described(pattern, 'Names that a service demands are not held against it.')),
        resourceGroups: v.optional(pattern),
        addressPools: v.optional(pattern),
        externalNetworks: v.optional(pattern),
      }),
      'What names look like: * stands for any text, ? for one character, # for one digit, {region} for the region.',
    ),
  ),
  requiredTags: v.optional(
    described(
      v.array(
        v.union(
          [tagName, v.strictObject({ name: tagName, values: v.pipe(v.array(text('a tag value', 256)), v.minLength(1, 'at least one value')) })],
          'the name of a tag, or {name: environment, values: [prod, test]}',
        ),
      ),
      'Tags that every virtual network should bear, and the values that they may have.',
    ),
  ),
  poolsByRegion: v.optional(
    described(
      v.record(region, v.array(v.string()), 'pools by region, such as {westeurope: [weu]}'),
      'The pools that networks of a region may be carved from.',
    ),
  ),
  minimumGrowth: v.optional(described(percent(1000), 'The least growth, in percent, of services that grow.')),
});

export const planDocumentSchema = v.strictObject({
  cadastre: described(v.literal(FORMAT_VERSION), 'Version of the document format.'),
  name: name('the name of the plan'),
  description: v.optional(text('a description', 20_000)),
  defaults: v.optional(
    v.strictObject({
      region: v.optional(described(region, 'Programmatic Azure region name.')),
      growth: v.optional(described(percent(1000), 'Percent added to each sizing input that grows; default 0.')),
      growthPerYear: v.optional(described(percent(1000), 'Percent by which each sizing input that grows rises in a year; default 0.')),
      spare: v.optional(described(percent(90), 'Percent of each carved virtual network that stays free; default 0.')),
      sizing: v.optional(described(v.picklist(['recommended', 'minimum']), "recommended honours a service's documented recommended size.")),
      strategy: v.optional(described(v.picklist(['compact', 'spaced']), 'How places are chosen.')),
    }),
  ),
  externalNetworks: v.optional(described(v.array(externalNetworkSchema), 'Address space in use that is not ours to hand out.')),
  addressPools: v.optional(described(v.array(poolSchema), 'What virtual networks are carved from.')),
  virtualNetworks: v.optional(v.array(virtualNetworkSchema)),
  peerings: v.optional(v.array(peeringSchema)),
  flows: v.optional(described(v.array(flowSchema), 'What must, or must not, be possible.')),
  suppress: v.optional(described(v.array(suppressionSchema), 'Findings that are accepted, each with its reason.')),
  rules: v.optional(described(organisationRulesSchema, 'What the organisation asks of plans, beside what Azure does.')),
});

/** A document as written: optional keys may be absent. */
export type PlanDocument = v.InferInput<typeof planDocumentSchema>;
export type VirtualNetworkDocument = NonNullable<PlanDocument['virtualNetworks']>[number];
export type SubnetDocument = NonNullable<VirtualNetworkDocument['subnets']>[number];
export type WorkloadDocument = NonNullable<SubnetDocument['workloads']>[number];
export type ExternalNetworkDocument = NonNullable<PlanDocument['externalNetworks']>[number];
export type PoolDocument = NonNullable<PlanDocument['addressPools']>[number];
export type PeeringDocument = NonNullable<PlanDocument['peerings']>[number];
export type RuleDocument = NonNullable<SubnetDocument['rules']>[number];
export type RouteDocument = NonNullable<SubnetDocument['routes']>[number];
export type PrivateEndpointDocument = NonNullable<SubnetDocument['privateEndpoints']>[number];
export type DeclaredOverlapDocument = v.InferOutput<typeof declaredOverlapSchema>;
export type SuppressionDocument = NonNullable<PlanDocument['suppress']>[number];
export type OrganisationRules = NonNullable<PlanDocument['rules']>;
export type FlowDocument = NonNullable<PlanDocument['flows']>[number];
export type InputValue = v.InferOutput<typeof inputValueSchema>;
export type Protocol = v.InferOutput<typeof protocol>;
