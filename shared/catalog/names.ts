import { nsgOverview } from './nsg-rules.ts';
import { source, type Source } from './source.ts';

export type NameKind =
  'virtual-network' | 'subnet' | 'network-security-group' | 'route-table' | 'network-interface' | 'security-rule' | 'private-endpoint';

/** What Azure accepts as the name of a resource. Lengths are characters. */
export interface NameRule {
  readonly kind: NameKind;
  /** As part of a sentence: `a subnet`. */
  readonly what: string;
  readonly least: number;
  readonly most: number;
  /** Names are compared within this, without regard to case. */
  readonly uniqueIn: 'virtual network' | 'resource group' | 'network security group';
  readonly sources: readonly Source[];
}

const resourceNames = source(
  'Naming rules and restrictions for Azure resources',
  'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules',
  'undated',
  {
    note: 'secondary notes quote an edition of 2026-08-07 with the same figures',
  },
);
const networkNameRule = source(
  'PSRule for Azure, rule Azure.VNET.Name',
  'https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.VNET.Name/',
  'undated',
);
const subnetNameRule = source(
  'PSRule for Azure, rule Azure.VNET.SubnetName',
  'https://github.com/Azure/PSRule.Rules.Azure/blob/main/docs/en/rules/Azure.VNET.SubnetName.md',
  '2025-04-25',
);

/** The rules of all kinds. Every kind takes letters, digits, underscores, periods and hyphens. */
export const nameRules: Readonly<Record<NameKind, NameRule>> = {
  'virtual-network': {
    kind: 'virtual-network',
    what: 'a virtual network',
    least: 2,
    most: 64,
    uniqueIn: 'resource group',
    sources: [resourceNames, networkNameRule],
  },
  subnet: { kind: 'subnet', what: 'a subnet', least: 1, most: 80, uniqueIn: 'virtual network', sources: [resourceNames, subnetNameRule] },
  'network-security-group': {
    kind: 'network-security-group',
    what: 'a network security group',
    least: 1,
    most: 80,
    uniqueIn: 'resource group',
    sources: [resourceNames],
  },
  'route-table': { kind: 'route-table', what: 'a route table', least: 1, most: 80, uniqueIn: 'resource group', sources: [resourceNames] },
  'network-interface': {
    kind: 'network-interface',
    what: 'a network interface',
    least: 1,
    most: 80,
    uniqueIn: 'resource group',
    sources: [resourceNames],
  },
  'security-rule': {
    kind: 'security-rule',
    what: 'a security rule',
    least: 1,
    most: 80,
    uniqueIn: 'network security group',
    sources: [nsgOverview, resourceNames],
  },
  'private-endpoint': {
    kind: 'private-endpoint',
    what: 'a private endpoint',
    least: 2,
    most: 64,
    uniqueIn: 'resource group',
    sources: [resourceNames],
  },
};

// What every kind of resource takes.
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;

/**
 * Returns why Azure would refuse `name`, in one sentence, or undefined when it accepts it.
 *
 * The first reason in this order: length, start, end, characters. A security rule may begin with an underscore as well.
 */
export function checkName(kind: NameKind, name: string): string | undefined {
  const { what, least, most } = nameRules[kind];
  // Nearly every name is plain, and has as many characters as code units then.
  if (name.length >= least && name.length <= most && PLAIN.test(name)) return undefined;
  const { length } = Array.from(name);
  if (length < least || length > most) return `The name of ${what} should have ${least} to ${most} characters; this one has ${length}.`;
  const startsWithUnderscore = kind === 'security-rule';
  if (!(startsWithUnderscore ? /^[A-Za-z0-9_]/ : /^[A-Za-z0-9]/).test(name)) {
    return `The name of ${what} should begin with a letter${startsWithUnderscore ? ', a digit or an underscore' : ' or a digit'}.`;
  }
  if (!/[A-Za-z0-9_]$/.test(name)) return `The name of ${what} should end with a letter, a digit or an underscore.`;
  const wrong = /[^A-Za-z0-9_.-]/u.exec(name)?.[0];
  if (wrong !== undefined)
    return `The name of ${what} should hold only letters, digits, underscores, periods and hyphens; it holds ${JSON.stringify(wrong)}.`;
  return undefined;
}
