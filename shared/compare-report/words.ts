import type { Change, ChangeKind, ComparisonSummary, Impact } from '../compare/comparison.ts';
import { changeTypes, impacts } from '../compare/comparison.ts';
import { formatCount } from './count.ts';

/** What a kind of change is called in a sentence. */
export const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  plan: 'plan',
  pool: 'address pool',
  externalNetwork: 'external network',
  virtualNetwork: 'virtual network',
  subnet: 'subnet',
  peering: 'peering',
  rule: 'rule',
  route: 'route',
  endpoint: 'endpoint',
  flow: 'flow',
  suppression: 'accepted finding',
};

export const IMPACT_WORDS: Readonly<Record<Impact, string>> = {
  none: 'none',
  'in-place': 'in place',
  redeploy: 'redeploy',
  blocked: 'blocked',
};

/** What each impact means, one sentence. */
export const IMPACT_MEANS: Readonly<Record<Impact, string>> = {
  none: 'Nothing is to be done in Azure.',
  'in-place': 'It is changed where it is.',
  redeploy: 'What is inside must be rebuilt, if it is deployed.',
  blocked: 'Azure refuses it while what is there is deployed.',
};

/** A change whose one difference is that a prefix which the engine chose is now recorded in the document. */
export function isRecording({ change, from, to }: Change): boolean {
  const keys = Object.keys(to ?? {});
  return (
    change === 'configured' &&
    keys.length > 0 &&
    keys.every((key) => /^(source|ipv6Source)$/.test(key) && from?.[key] === 'allocated' && to?.[key] === 'pinned')
  );
}

/** Returns what a change is about: its subject, and which rule, route or endpoint of it. */
export function subjectText({ subject, name, kind }: Change): string {
  return name === undefined ? subject : `${subject}: ${KIND_WORDS[kind]} ${name}`;
}

/** Returns what differs as pieces: a key, what was and what is; of something that came or went one of the two. */
export function differences({ from, to }: Change): { readonly key: string; readonly was: string | undefined; readonly is: string | undefined }[] {
  const keys = [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])];
  return keys
    .map((key) => ({ key, was: from && valueText(from[key]), is: to && valueText(to[key]) }))
    .filter(({ was, is }) => was !== undefined || is !== undefined)
    .filter(({ was, is }) => (from && to ? true : (was ?? is) !== ''));
}

/** Returns a value of a change as one line of text; '' for nothing. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string' || typeof entry === 'number')) return value.join(', ');
  return JSON.stringify(value);
}

/** Returns `1 added, 2 moved`, and what they cost: `1 redeploy, 2 in place`; `no change` where there is none. */
export function summaryText(summary: ComparisonSummary): string {
  const parts = changeTypes.filter((type) => summary[type] > 0).map((type) => `${summary[type]} ${type}`);
  if (parts.length === 0) return 'no change';
  const costs = [...impacts]
    .reverse()
    .filter((impact) => summary.impacts[impact] > 0)
    .map((impact) => `${summary.impacts[impact]} ${impact === 'none' ? 'without impact' : IMPACT_WORDS[impact]}`);
  const findings = [
    ...(summary.appeared > 0 ? [`${formatCount(summary.appeared, 'finding')} appeared`] : []),
    ...(summary.vanished > 0 ? [`${formatCount(summary.vanished, 'finding')} vanished`] : []),
  ];
  return [parts.join(', '), costs.join(', '), ...findings].join('; ');
}
