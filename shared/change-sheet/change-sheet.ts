import type { Computed } from '../result/compute.ts';
import { RANK, type Phase } from './action.ts';
import { ordered } from './derive.ts';
import { estateOf } from './estate.ts';
import { wordsOf } from './words.ts';

/** The work plan of a change: what `cadastre change --json` prints. */
export interface ChangeSheet {
  readonly format: 'cadastre-change/1';
  readonly from: string;
  readonly to: string;
  /** In the order of the work. A phase comes again where the order asks for it. */
  readonly parts: readonly ChangePart[];
  /** From this step on the way back means to rebuild something; null where there is no such step. */
  readonly pointOfNoReturn: number | null;
  /** The way back: what undoes each step, the last step first. */
  readonly back: readonly { readonly step: number; readonly action: string }[];
  /** What Azure would refuse of the new plan: errors that are mended first. */
  readonly refused: readonly string[];
}

export interface ChangePart {
  readonly phase: Phase;
  readonly title: string;
  readonly steps: readonly ChangeStep[];
}

export interface ChangeStep {
  readonly number: number;
  /** What is done, one sentence. */
  readonly action: string;
  /** What it is done to: a network, `network/subnet`, an external network, a zone. */
  readonly subject: string;
  readonly why: string;
  /** Numbers of the steps that it waits for. */
  readonly after: readonly number[];
  readonly undo: string;
  /** Something is without service from here until it is rebuilt. */
  readonly outage?: true;
  readonly source?: { readonly title: string; readonly url: string };
}

/** Rules whose errors mean that Azure takes no such network. */
const REFUSED: ReadonlySet<string> = new Set([
  'overlap-in-network',
  'outside-parent',
  'overlap-connected',
  'no-space',
  'invalid-prefix',
  'forbidden-range',
]);

/**
 * Returns the ordered steps that lead from what a plan stands for in Azure to what another one does. Each step comes behind those that it waits
 * for. The same two plans give the same sheet.
 */
export function changeSheet(from: Computed, to: Computed, names: { readonly from: string; readonly to: string }): ChangeSheet {
  const order = ordered(estateOf(from), estateOf(to));
  const steps = order.map(({ action, after }, i) => ({
    phase: phaseOf(action),
    step: { number: i + 1, after, ...wordsOf(action) } satisfies ChangeStep,
  }));
  const checks = checkSteps(to, steps.length);
  const parts: { phase: Phase; title: string; steps: ChangeStep[] }[] = [];
  for (const { phase, step } of [...steps, ...(steps.length > 0 ? checks : [])]) {
    const last = parts.at(-1);
    if (last?.phase === phase) last.steps.push(step);
    else parts.push({ phase, title: TITLES[phase], steps: [step] });
  }
  const first = steps.find(({ step }) => step.outage === true);
  return {
    format: 'cadastre-change/1',
    ...names,
    parts,
    pointOfNoReturn: first?.step.number ?? null,
    back: steps.map(({ step }) => ({ step: step.number, action: step.undo })).reverse(),
    refused: to.findings.filter(({ rule, severity }) => severity === 'error' && REFUSED.has(rule)).map(({ message }) => message),
  };
}

const TITLES: Readonly<Record<Phase, string>> = {
  before: 'Before the window',
  create: 'Create',
  move: 'Move',
  remove: 'Remove',
  after: 'Afterwards',
};

function phaseOf(action: Parameters<typeof wordsOf>[0]): Phase {
  if (action.do === 'change-space' && action.add.length === 0) return 'remove';
  if (action.do === 'fill-subnet' && action.again) return 'move';
  return RANK[action.do][1];
}

/** What is looked at when all is done. */
function checkSteps(to: Computed, count: number): { readonly phase: Phase; readonly step: ChangeStep }[] {
  const flows = to.plan.flows.length;
  const after = count > 0 ? [count] : [];
  const steps: Omit<ChangeStep, 'number'>[] = [
    {
      action: 'Compare what stands in Azure with the new plan, and run cadastre check on it.',
      subject: to.plan.name,
      why: 'What was missed is cheapest to find now.',
      after,
      undo: 'Nothing to undo.',
    },
    ...(flows > 0
      ? [
          {
            action: `Try the ${flows} ${flows === 1 ? 'flow' : 'flows'} that the plan lists.`,
            subject: to.plan.name,
            why: 'They say what must be possible, and what must not.',
            after,
            undo: 'Nothing to undo.',
          },
        ]
      : []),
  ];
  return steps.map((step, i) => ({ phase: 'after', step: { number: count + i + 1, ...step } }));
}
