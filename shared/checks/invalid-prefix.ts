import { explainPrefix } from '../address/explain-prefix.ts';
import { formatPrefix } from '../address/prefix.ts';
import { readPrefixLoosely } from '../address/read-loose.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { Network, Plan, WrittenPrefix } from '../plan/plan.ts';
import { defineCheck, type Report } from './check.ts';
import type { Finding, Fix } from './finding.ts';

/** Every prefix should be written exactly: whole octets, a length within bounds, no host bits. */
export const invalidPrefix = defineCheck({
  rule: 'invalid-prefix',
  severity: 'error',
  title: 'A prefix is not written as one.',
  why: 'Azure refuses a prefix with host bits set or a length out of range, and a plan that guesses what was meant would be wrong without anyone noticing. The message names what is wrong and offers the correct spellings. Until it is mended, the prefix takes no part in the plan.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: { invalid: '{owner} has {input} as a prefix. {reason}' },
  samples: {
    failing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.5/24]}\n',
    passing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) for (const one of unreadableIn(network)) yield reported(one, finding);
  },
  *ofPlan({ plan }, finding) {
    for (const one of unreadableOutside(plan)) yield reported(one, finding);
  },
});

/** A prefix that strict reading refuses, and who has it. */
interface Unreadable {
  readonly owner: string;
  readonly written: WrittenPrefix;
}

function reported({ owner, written }: Unreadable, finding: Report<'invalid'>): Finding {
  const problem = explainPrefix(written.text, '');
  const reason = problem.hint === undefined ? problem.text : `${problem.text} ${problem.hint}`;
  return finding('invalid', [owner], written.path, { owner, input: JSON.stringify(written.text.slice(0, 60)), reason }, fixFor(written));
}

function fixFor(written: WrittenPrefix): { fix: Fix } | Record<string, never> {
  const loose = readPrefixLoosely(written.text);
  if (!loose.ok) return {};
  const text = formatPrefix(loose.value.prefix);
  return { fix: { title: `Write ${text}`, edits: [{ path: written.path, set: text }] } };
}

function* unreadableOutside(plan: Plan): Generator<Unreadable> {
  for (const external of plan.externalNetworks) for (const written of external.prefixes) if (!written.prefix) yield { owner: external.name, written };
  for (const pool of plan.pools) {
    for (const written of pool.prefixes) if (!written.prefix) yield { owner: pool.name, written };
    for (const { range } of pool.reserved) if (!range.prefix) yield { owner: pool.name, written: range };
  }
}

function* unreadableIn({ name, addressSpace, subnets }: Network): Generator<Unreadable> {
  for (const written of addressSpace) if (!written.prefix) yield { owner: name, written };
  for (const { address: owner, prefix, ipv6Prefix, routes, rules } of subnets) {
    if (prefix && !prefix.prefix) yield { owner, written: prefix };
    if (ipv6Prefix && !ipv6Prefix.prefix) yield { owner, written: ipv6Prefix };
    for (const { to } of routes) if (to.kind === 'prefix' && !to.range.prefix) yield { owner, written: to.range };
    for (const { from, to } of rules) {
      for (const end of [...from, ...to]) if (end.kind === 'prefix' && !end.range.prefix) yield { owner, written: end.range };
    }
  }
}
