import { showInput } from '../problem/problem.ts';
import { defineCheck } from './check.ts';

/** Networks should bear the tags that the organisation asks for. */
export const tagMissing = defineCheck({
  rule: 'tag-missing',
  severity: 'warning',
  title: 'A virtual network lacks a tag that the organisation asks for, or its value is not one of those allowed.',
  why: 'Tags say who owns a network, what it costs and for which stage it is. The exports write them, so a network without them is deployed without them, or refused by a policy.',
  born: '2026-11',
  sources: [],
  basis: 'organisation',
  scope: 'network',
  messages: {
    missing: '{network} should bear the tag {tag}{values}.',
    value: 'The tag {tag} of {network} should be {values}, not {value}.',
  },
  samples: {
    failing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\nrules: {requiredTags: [owner]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], tags: {owner: platform}}\nrules: {requiredTags: [owner]}\n',
  },
  *run({ plan }, finding) {
    const required = (plan.rules.requiredTags ?? []).map((tag) => (typeof tag === 'string' ? { name: tag, values: [] } : tag));
    for (const network of plan.networks) {
      // Azure compares names of tags without regard to case.
      const borne = new Map(Object.entries(network.tags).map(([name, value]) => [name.toLowerCase(), { name, value }]));
      for (const { name: tag, values } of required) {
        const own = borne.get(tag.toLowerCase());
        if (own && (values.length === 0 || values.includes(own.value))) continue;
        const [only, ...others] = values;
        const path = [...network.path, 'tags', own?.name ?? tag];
        const fix =
          only !== undefined && others.length === 0 && !network.deployed
            ? { title: `Tag ${network.name} with ${tag}: ${only}`, edits: [{ path, set: only }] }
            : undefined;
        const list = values.map((value) => showInput(value)).join(' or ');
        if (own) yield finding('value', [network.name], path, { network: network.name, tag, values: list, value: showInput(own.value) }, { fix });
        else
          yield finding(
            'missing',
            [network.name],
            network.path,
            { network: network.name, tag, values: list === '' ? '' : `, with the value ${list}` },
            { fix },
          );
      }
    }
  },
});
