import type { Allocation } from '../allocate/allocation.ts';
import type { Resources } from '../config/resources.ts';
import type { Views } from '../connectivity/views.ts';
import type { Plan } from '../plan/plan.ts';
import type { Path } from '../problem/problem.ts';
import type { Reach } from '../reach/reach.ts';
import type { Source } from '../catalog/source.ts';
import { invariant } from '../problem/invariant.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import type { Overlap } from './overlaps.ts';

/** What every check sees. Worked out once for all of them. */
export interface Examined {
  readonly plan: Plan;
  readonly allocation: Allocation;
  readonly views: Views;
  /** Every pair of address spaces and external networks that share addresses. */
  readonly overlaps: readonly Overlap[];
  /** Effective routes, NSGs and flows; each worked out once, when a check asks for it. */
  readonly reach: Reach;
  /** What would be deployed; worked out once, when a check asks for it. */
  readonly resources: () => Resources;
  /** The day on which it is looked at, as ISO 8601 writes it; without one nothing expires. */
  readonly today?: string | undefined;
  /** The rules of all checks. */
  readonly rules: ReadonlySet<string>;
  /** What all other checks found, before anything is accepted; empty but for checks that are `last`. */
  readonly found: readonly Finding[];
}

/** What a check sees that looks at networks one by one: a plan of one network. */
export interface NetworkExamined {
  /** Of the document only what stands for all networks, and the network's own part. */
  readonly plan: Pick<Plan, 'networks' | 'pools' | 'sizing' | 'rules' | 'document'>;
  readonly allocation: Pick<Allocation, 'networks'>;
}

/** The same with what the network reaches: asked about itself it looks at its peers, at what attaches to them, and at what its rules name. */
export interface NeighboursExamined extends NetworkExamined {
  readonly reach: Reach;
}

/** A check: one file, one rule. Its page in the documentation is made from it. */
export type Check = CheckFacts & { readonly messages: Readonly<Record<string, string>> } & Runs<[]>;

interface CheckFacts {
  /** Kebab-case, at most 36 characters, never reused; the file and the page bear the same name. */
  readonly rule: string;
  readonly severity: Severity;
  /** What it reports, in one sentence, for lists. */
  readonly title: string;
  /** Why it matters and what to do: a paragraph for its page. */
  readonly why: string;
  /** Year and month in which it first appeared, so that findings that turn up later can be explained. */
  readonly born: string;
  readonly sources: readonly Source[];
  /** What asks for it: Azure, when absent, which needs a source; else the document itself, or a rule of the organisation in it. */
  readonly basis?: 'document' | 'organisation';
  /** Looks at what all others found. */
  readonly last?: true;
  /** Plan documents: the first gives the finding, the second does not. */
  readonly samples: { readonly failing: string; readonly passing: string; readonly today?: string };
}

/** How a check is asked: once for the whole plan, or with a scope for each network as if there were no others, see `scoped.ts`. */
type Runs<More extends readonly unknown[]> =
  | { readonly scope?: undefined; readonly run: Run<Examined, More>; readonly ofPlan?: undefined }
  | { readonly scope: 'network'; readonly run: Run<NetworkExamined, More>; readonly ofPlan?: Run<Examined, More> }
  | { readonly scope: 'neighbours'; readonly run: Run<NeighboursExamined, More>; readonly ofPlan?: Run<Examined, More> };

/** `ofPlan` is what a check with a scope says of all that is no network, once. */
type Run<Of, More extends readonly unknown[]> = (examined: Of, ...more: More) => Iterable<Finding>;

type Values = Readonly<Record<string, string | number>>;
/** Makes a finding: the message's name, what it is about, where, and what the message's `{…}` stand for. */
export type Report<M extends string> = (
  message: M,
  subjects: readonly string[],
  path: Path,
  values: Values,
  more?: { fix?: Fix | undefined; alternatives?: readonly Fix[]; source?: Source | undefined; severity?: Severity },
) => Finding;

/** Returns a check; inside it, `report` makes findings that bear its rule, severity and first source. */
export function defineCheck<const M extends Readonly<Record<string, string>>>(
  definition: CheckFacts & { readonly messages: M } & Runs<[report: Report<keyof M & string>]>,
): Check {
  const { rule, severity, messages, sources, ofPlan } = definition;
  const report: Report<keyof M & string> = (message, subjects, path, values, more = {}) => {
    const from = more.source ?? sources[0];
    return {
      rule,
      severity: more.severity ?? severity,
      message: fill(messages[message] ?? '', values),
      subjects,
      ...(from ? { source: { title: from.title, url: from.url } } : {}),
      ...(more.fix ? { fix: more.fix } : {}),
      ...(more.alternatives && more.alternatives.length > 0 ? { alternatives: more.alternatives } : {}),
      path,
    };
  };
  const run = (examined: Examined) => definition.run(examined, report);
  return { ...definition, run, ...(ofPlan ? { ofPlan: (examined: Examined) => ofPlan(examined, report) } : {}) } as Check;
}

/** Returns a message with each `{name}` replaced by its value. */
export function fill(message: string, values: Values): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    invariant(value !== undefined, `message "${message}" lacks a value for ${name}`);
    return String(value);
  });
}
