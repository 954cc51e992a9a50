import fc from 'fast-check';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';

// The document refuses line separators and lone tabs in names; texts may have tabs and line ends.
const isName = (text: string) => text.trim() !== '' && text.length <= 80 && !/[\p{Cc}\u2028\u2029]/u.test(text);
const hostile = HOSTILE_NAMES.filter(isName);

/** Names of any kind, most of them plain. */
export const anyName = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/) },
  fc.constantFrom(...hostile),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(isName),
);

/** Descriptions: several lines, white space at their ends, marks of YAML. */
export const anyText = fc.oneof(
  fc.constantFrom(
    ...HOSTILE_NAMES.filter((text) => !text.includes('\u2028')),
    '',
    ' ',
    '\n',
    'a\n',
    '\na',
    'a\n\n b\n',
    'a\r\nb',
    '\ta',
    '# a\nb: c',
    '---',
    '...',
    '%x',
  ),
  fc
    .array(fc.constantFrom('a', ' ', '\n', ':', '#', '-', '"', "'", '\\', '{', ']', ',', '&', '*', '|', '>', '\t', 'é', '🧭', '1', '~', '\r'), {
      maxLength: 20,
    })
    .map((parts) => parts.join('')),
  fc.lorem({ maxCount: 40 }),
);

const prefix = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 29 }))
  .map(([a, b, length]) => `10.${a}.${b}.0/${length}`);
const ipv6 = fc.integer({ min: 0, max: 0xffff }).map((n) => `fd00:${n.toString(16)}::/64`);
const tagValue = fc.oneof(
  anyText.filter((text) => text.length <= 256),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);
// What no document may have as a key is refused; a test of its own shows it.
const RESERVED = ['__proto__', 'constructor', 'prototype'];
const key = fc.oneof(anyName, fc.constantFrom('toString', 'valueOf', '1', '10', '<<', '')).filter((name) => !RESERVED.includes(name));
const inputs = fc.dictionary(
  key,
  fc.oneof(fc.integer(), fc.boolean(), fc.string({ maxLength: 10 }), fc.array(fc.oneof(fc.integer(), anyName), { maxLength: 3 })),
  { maxKeys: 3 },
);
const optional = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[]) =>
  fc.record(model, { requiredKeys: required as never }) as fc.Arbitrary<T>;

const rule = optional(
  {
    name: anyName,
    direction: fc.constantFrom('inbound', 'outbound'),
    access: fc.constantFrom('allow', 'deny'),
    protocol: fc.constantFrom('tcp', 'any'),
    from: fc.oneof(fc.constantFrom('self', 'any', 'Internet'), fc.array(prefix, { minLength: 1, maxLength: 3 })),
    to: fc.constantFrom('self', 'any'),
    ports: fc.array(fc.oneof(fc.integer({ min: 0, max: 65535 }), fc.constantFrom('*', '443', '1000-2000')), { maxLength: 3 }),
    priority: fc.integer({ min: 100, max: 4096 }),
  },
  ['name', 'direction', 'access', 'from', 'to', 'priority'],
);

const subnet = optional(
  {
    name: anyName,
    description: anyText,
    service: fc.constantFrom('virtual-machines', 'aks', 'bastion'),
    inputs,
    size: fc.integer({ min: 2, max: 29 }).map((length) => `/${length}`),
    growth: fc.integer({ min: 0, max: 1000 }),
    growthPerYear: fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4),
    prefix,
    ipv6Prefix: ipv6,
    deployed: fc.boolean(),
    serviceEndpoints: fc.array(fc.constantFrom('Microsoft.Storage', 'Microsoft.Sql'), { maxLength: 2 }),
    serviceEndpointPolicy: fc.array(
      fc.constantFrom('/services/Azure', '/services/Azure/Batch', '/subscriptions/00000000-0000-0000-0000-000000000001'),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    privateEndpoints: fc.array(optional({ resource: fc.constant('key-vault'), count: fc.integer({ min: 1, max: 9 }) }, ['resource']), {
      maxLength: 2,
    }),
    rules: fc.array(rule, { maxLength: 2 }),
    routes: fc.array(fc.record({ prefix, nextHop: fc.constantFrom('firewall', 'none', '10.0.0.4') }), { maxLength: 2 }),
  },
  [],
);

const network = optional(
  {
    name: anyName,
    region: fc.constant('westeurope'),
    pool: anyName,
    addressSpace: fc.array(prefix, { minLength: 1, maxLength: 3 }),
    size: fc.integer({ min: 8, max: 29 }).map((length) => `/${length}`),
    deployed: fc.boolean(),
    tags: fc.dictionary(key, tagValue, { maxKeys: 3 }),
    subnets: fc.array(subnet, { maxLength: 3 }),
  },
  ['name'],
);

/** Documents of the right shape, whatever their names refer to. */
export const anyDocument: fc.Arbitrary<PlanDocument> = optional(
  {
    cadastre: fc.constant(1),
    name: anyName,
    description: anyText,
    defaults: optional(
      { region: fc.constant('westeurope'), growth: fc.integer({ min: 0, max: 1000 }), strategy: fc.constantFrom('compact', 'spaced') },
      [],
    ),
    externalNetworks: fc.array(
      optional({ name: anyName, prefixes: fc.array(prefix, { minLength: 1, maxLength: 2 }), description: anyText }, ['name', 'prefixes']),
      {
        maxLength: 2,
      },
    ),
    addressPools: fc.array(
      optional(
        {
          name: anyName,
          prefixes: fc.array(prefix, { minLength: 1, maxLength: 2 }),
          reserved: fc.array(fc.record({ prefix, reason: anyText }), { maxLength: 2 }),
        },
        ['name', 'prefixes'],
      ),
      { maxLength: 2 },
    ),
    virtualNetworks: fc.array(network, { maxLength: 3 }),
    peerings: fc.array(fc.record({ between: fc.tuple(anyName, anyName) }), { maxLength: 2 }),
  },
  ['cadastre', 'name'],
);

/** The same value with the keys of its groups in another order. */
export function shuffled<T>(value: T, random: () => number): T {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry as unknown, random)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, entry]) => ({ name, entry: shuffled(entry as unknown, random), at: random() }));
  const result = {};
  for (const { name, entry } of entries.sort((a, b) => a.at - b.at))
    Object.defineProperty(result, name, { value: entry, enumerable: true, writable: true, configurable: true });
  return result as T;
}
