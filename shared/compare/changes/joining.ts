import { peeringRules } from '../../catalog/peering-rules.ts';
import type { FlowDocument } from '../../plan/document.ts';
import type { Peering, Suppression } from '../../plan/plan.ts';
import { answerFlow } from '../../reach/flow.ts';
import { reachOf } from '../../reach/reach.ts';
import type { Change, Values } from '../comparison.ts';
import { changed, differing, type Compared } from '../context.ts';

/** Returns what changed of peerings. */
export function peeringChanges({ from, to, matching }: Compared): Change[] {
  const key = (names: readonly string[]) => [...names].sort().join(' and ');
  const values = ({ gatewayTransit, forwardedTraffic }: Peering, name: (n: string) => string): Values => ({
    gatewayTransit: gatewayTransit === undefined ? null : name(gatewayTransit.name),
    forwardedTraffic,
  });
  const was = new Map(
    from.plan.peerings.map((peering) => [key(peering.between.map(({ name }) => matching.newName(name))), values(peering, matching.newName)]),
  );
  const is = new Map(to.plan.peerings.map((peering) => [key(peering.between.map(({ name }) => name)), values(peering, (name) => name)]));
  return itemChanges('peering', was, is, {
    added: 'Both networks get their side of the peering; nothing is interrupted.',
    removed: 'The two networks no longer reach each other, and neither does what went through them.',
    configured: 'Flags of a peering change on both sides while it works.',
  }).map((change) => ({ ...change, source: { title: peeringRules.transitive.source.title, url: peeringRules.transitive.source.url } }));
}

/** Returns what changed of flows: those that came and went, those that are expected otherwise, and those that open or close. */
export function flowChanges({ from, to, matching }: Compared): Change[] {
  if (from.plan.flows.length + to.plan.flows.length === 0) return [];
  const reaches = { from: reachOf(from.plan, from.allocation), to: reachOf(to.plan, to.allocation) };
  const key = ({ protocol, ports }: FlowDocument, ends: readonly string[]) =>
    `${ends.join(' to ')} (${protocol ?? 'any'}${ports === undefined ? '' : ` ${ports.join(', ')}`})`;
  const was = new Map(
    from.plan.flows.map((flow) => [
      key(flow, [flow.from, flow.to].map(matching.newName)),
      { expect: flow.expect, verdict: answerFlow(reaches.from, flow).verdict },
    ]),
  );
  const is = new Map(
    to.plan.flows.map((flow) => [key(flow, [flow.from, flow.to]), { expect: flow.expect, verdict: answerFlow(reaches.to, flow).verdict }]),
  );
  return itemChanges('flow', was, is, {
    added: 'The plan says more of what must, or must not, be possible.',
    removed: 'The plan says less of what must, or must not, be possible.',
    configured: 'What the flow rests on is among the other changes.',
  }).map((change) => ({ ...change, impact: 'none' as const }));
}

/** Returns what changed of the findings that the document accepts. */
export function suppressionChanges({ from, to, matching }: Compared): Change[] {
  const values = ({ reason, owner, until }: Suppression): Values => ({ reason, owner: owner ?? null, until: until ?? null });
  const subjectOf = (subject: string) => (subject.endsWith('/*') ? `${matching.newName(subject.slice(0, -2))}/*` : matching.newName(subject));
  const was = new Map(from.plan.suppressions.map((entry) => [`${entry.rule} of ${subjectOf(entry.subject)}`, values(entry)]));
  const is = new Map(to.plan.suppressions.map((entry) => [`${entry.rule} of ${entry.subject}`, values(entry)]));
  const why = 'Which findings are accepted is in the plan alone.';
  return itemChanges('suppression', was, is, { added: why, removed: why, configured: why }).map((change) => ({ ...change, impact: 'none' as const }));
}

function itemChanges(
  kind: 'peering' | 'flow' | 'suppression',
  from: ReadonlyMap<string, Values>,
  to: ReadonlyMap<string, Values>,
  why: Readonly<Record<'added' | 'removed' | 'configured', string>>,
): Change[] {
  const changes: Change[] = [];
  const cost = (change: keyof typeof why) => ({ impact: 'in-place' as const, why: why[change] });
  for (const [subject, values] of from) {
    const now = to.get(subject);
    if (now === undefined) {
      changes.push(changed({ subject, kind, change: 'removed', from: values }, cost('removed')));
      continue;
    }
    const fields = differing(values, now);
    if (fields) changes.push(changed({ subject, kind, change: 'configured', from: fields.from, to: fields.to }, cost('configured')));
  }
  for (const [subject, values] of to) if (!from.has(subject)) changes.push(changed({ subject, kind, change: 'added', to: values }, cost('added')));
  return changes;
}
