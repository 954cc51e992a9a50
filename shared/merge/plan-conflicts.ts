import { formatPrefix, type Prefix } from '../address/prefix.ts';
import type { Finding } from '../checks/finding.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Path } from '../problem/problem.ts';
import { computePlan, type Computed } from '../result/compute.ts';
import type { MergeNote, Side } from './conflict.ts';

/** An error of the merged plan that neither side has. */
export interface PlanTrouble {
  readonly rule: string;
  readonly text: string;
  readonly subjects: readonly string[];
  /** Where in the merged document it can be mended. */
  readonly path: Path;
}

/** Returns what is wrong with a merged plan though it is with neither side, and which prefixes that nobody has recorded move. */
export function planTroubles(
  merged: PlanDocument,
  sides: Readonly<Record<Side, PlanDocument>>,
): { readonly troubles: readonly PlanTrouble[]; readonly notes: readonly MergeNote[] } {
  const [now, ours, theirs] = [computePlan(merged), computePlan(sides.ours), computePlan(sides.theirs)];
  if (!now.ok) {
    const known = new Set([ours, theirs].flatMap((side) => (side.ok ? [] : side.problems.map(({ code, text }) => `${code} ${text}`))));
    const troubles = now.problems
      .filter(({ code, text }) => !known.has(`${code} ${text}`))
      .map((problem) => ({ rule: problem.code, text: problem.text, subjects: [], path: (problem as { readonly path?: Path }).path ?? [] }));
    return { troubles, notes: [] };
  }
  const before = [ours, theirs].flatMap((side) => (side.ok ? [side.value] : []));
  const known = new Set(before.flatMap(({ findings }) => findings.map(keyOf)));
  const troubles = now.value.findings
    .filter((finding) => finding.severity === 'error' && !known.has(keyOf(finding)))
    .map(({ rule, message, subjects, path }) => ({ rule, text: message, subjects, path }));
  return { troubles, notes: movedPrefixes(now.value, before) };
}

function keyOf({ rule, subjects }: Finding): string {
  return JSON.stringify([rule, [...subjects].sort()]);
}

interface Held {
  readonly subject: string;
  readonly prefixes: readonly Prefix[];
  readonly isAllocated: boolean;
}

function movedPrefixes(merged: Computed, before: readonly Computed[]): MergeNote[] {
  const held = before.map((side) => new Map(holdings(side).map((one) => [one.subject, textOf(one.prefixes)])));
  return holdings(merged).flatMap(({ subject, prefixes, isAllocated }): MergeNote[] => {
    const old = held.map((places) => places.get(subject)).filter((text) => text !== undefined && text !== '');
    const [from] = old;
    const to = textOf(prefixes);
    if (!isAllocated || from === undefined || old.includes(to)) return [];
    const text = to === '' ? `${subject} had ${from} and finds no place after the merge.` : `${subject} moves from ${from} to ${to} by the merge.`;
    return [{ subject, from, to: to === '' ? null : to, text: `${text} Neither place is recorded.` }];
  });
}

function holdings({ allocation }: Computed): Held[] {
  return allocation.networks.flatMap(({ network, prefixes, origin, subnets }): Held[] => [
    { subject: network.name, prefixes, isAllocated: origin === 'allocated' },
    ...subnets.map(({ subnet, prefix, ipv6Prefix, origin: own }) => ({
      subject: subnet.address,
      prefixes: [prefix, ipv6Prefix].flatMap((one) => (one ? [one] : [])),
      isAllocated: own === 'allocated',
    })),
  ]);
}

function textOf(prefixes: readonly Prefix[]): string {
  return prefixes.map(formatPrefix).join(' ');
}
