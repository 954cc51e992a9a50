import type { ConditionalRule, NsgResource, RuleResource } from '../../config/resources.ts';
import { code, codes, numbers, table, type Block, type Section, type Text } from './model.ts';
import type { NetworkAbout } from './network.ts';
import type { SourceNumbers } from './sources.ts';

const COLUMNS = [numbers('Priority'), 'Name', 'Direction', 'Access', 'Protocol', 'From', 'To', 'Ports', 'Why', 'Source'];

/** A section for each NSG of a network: its rules, and those that are shown and not deployed. */
export function ruleSections({ id, resource }: NetworkAbout, sources: SourceNumbers): Section[] {
  return (resource?.nsgs ?? []).map((nsg, i) => ({
    id: `${id}-nsg-${i + 1}`,
    title: ['NSG ', code(nsg.name)],
    blocks: nsgBlocks(nsg, sources),
    sections: [],
  }));
}

function nsgBlocks({ name, subnet, rules, platformRules, conditionalRules }: NsgResource, sources: SourceNumbers): Block[] {
  const row = (rule: RuleResource) => ruleRow(rule, sources);
  const none = rules.length === 0 ? ' It has no rule of its own: what Azure puts into every NSG holds.' : '';
  return [
    { kind: 'paragraph', text: ['NSG of ', code(subnet), `.${none}`] },
    ...table(['Rules of ', code(name)], COLUMNS, rules.map(row)),
    ...table(['Added to ', code(name), ' by the platform itself, not deployed'], COLUMNS, platformRules.map(row)),
    ...table(
      ['Needed by the subnet of ', code(name), ' only in some cases, not deployed'],
      ['Only if', ...COLUMNS.slice(1)],
      conditionalRules.map((rule) => conditionalRow(rule, sources)),
    ),
  ];
}

function ruleRow(rule: RuleResource, sources: SourceNumbers): (Text | string | number)[] {
  return [
    rule.priority,
    [code(rule.name)],
    rule.direction,
    rule.access,
    rule.protocol,
    codes(rule.sources),
    codes(rule.destinations),
    codes(rule.ports),
    [...asker(rule.origin), rule.because],
    sources.cite(rule.source),
  ];
}

function conditionalRow(rule: ConditionalRule, sources: SourceNumbers): (Text | string)[] {
  return [
    rule.condition,
    [code(rule.name)],
    rule.direction,
    rule.access,
    rule.protocol,
    rule.from,
    rule.to,
    codes(rule.ports),
    [...asker(rule.origin), rule.because],
    sources.cite(rule.source),
  ];
}

/** Who asked for a rule or route: the plan, or a service by its id. */
export function asker(origin: string): Text {
  return origin === 'user' ? ['plan: '] : [code(origin), ': '];
}
