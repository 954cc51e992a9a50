import type { NsgResource, Resources, RouteTableResource, RuleResource } from '../config/resources.ts';

// Azure holds 140 characters of a rule's description (Microsoft.Network/networkSecurityGroups/securityRules, 2025-01-01).
const MOST = 140;

/** Returns a reason as the description of a rule: at most 140 characters, cut between words, the cut shown. */
export function shortReason(because: string): string {
  if (because.length <= MOST) return because;
  // One unit is kept for the mark, and half a character never stays behind.
  const cut = because.slice(0, MOST - 1).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > MOST / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Returns who asked for a rule or route, why, and where that is written: `bastion: Reason. https://… (2026-11-01)`. */
export function reason({ origin, because, source }: Pick<RuleResource, 'origin' | 'because' | 'source'>): string {
  return `${origin === 'user' ? 'plan' : origin}: ${because}${source ? ` ${source.url} (${source.date})` : ''}`;
}

/** Returns what a rule does, in a line. */
export function ruleWords(rule: RuleResource): string {
  return `${rule.direction} ${rule.priority} ${rule.access} ${rule.protocol} ${rule.sources.join(', ')} → ${rule.destinations.join(', ')} ${rule.ports.join(', ')}`;
}

/** Returns what is only shown of an NSG: rules that the platform adds itself, and those that hold in a case that the plan does not tell. */
export function nsgOnlyShown({ platformRules, conditionalRules }: NsgResource): string[] {
  return [
    ...platformRules.map((rule) => `Added by the platform, not deployed: ${ruleWords(rule)}, ${reason(rule)}`),
    ...conditionalRules.map(
      (rule) =>
        `Only if ${rule.condition}, not deployed: ${rule.direction} ${rule.access} ${rule.protocol} ${rule.from} → ${rule.to} ${rule.ports.join(', ')}, ${reason(rule)}`,
    ),
  ];
}

/** Returns what is only shown of a route table: routes that the platform adds itself. */
export function routesOnlyShown({ platformRoutes }: RouteTableResource): string[] {
  return platformRoutes.map((route) => `Added by the platform, not deployed: ${route.to} → ${route.nextHop}, ${reason(route)}`);
}

/** Returns what to know of an NSG: the reason of each rule, then what is only shown. */
export function nsgNotes(nsg: NsgResource): string[] {
  return [...nsg.rules.map((rule) => `Rule ${rule.name}, ${reason(rule)}`), ...nsgOnlyShown(nsg)];
}

/** Returns what to know of a route table: why it is there, the reason of each route, then what is only shown. */
export function routeTableNotes(table: RouteTableResource): string[] {
  return [`Why: ${table.because}`, ...table.routes.map((route) => `Route ${route.name}, ${reason(route)}`), ...routesOnlyShown(table)];
}

/** Returns a line for each thing of the plan that is not deployed: what found no place, and what a service makes itself. */
export function leftOutNotes({ unplaced, leftToServices }: Resources): string[] {
  return [
    ...unplaced.map((subject) => `Without a place, not deployed: ${subject}`),
    ...leftToServices.map(({ subject, prefixes, because }) => `Left to its service, not deployed: ${subject} (${prefixes.join(', ')}). ${because}`),
  ];
}
