import type { PlanDocument } from '../../shared/plan/document.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import type { DocumentFormat } from '../../shared/plan/source.ts';
import type { Report } from '../../shared/report/report.ts';
import type { Computed } from '../../shared/result/compute.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';
import { mustCompute } from './plans.ts';

/** What there is to report of a text that a test knows to be a plan document. */
export function reportOf(
  text: string,
  { file = 'plans/plan.yaml', format = 'yaml', today }: { file?: string; format?: DocumentFormat; today?: string } = {},
): Report & { readonly computed: Computed } {
  const read = readPlanDocument(text, format);
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
  const computed = mustCompute(read.value.document, today === undefined ? {} : { today });
  return { file, source: read.value.source, computed, program: { version: '1.2.3' } };
}

/** The hostile names that a document accepts as names. */
export const HOSTILE_IN_PLANS = HOSTILE_NAMES.filter((name) => name.trim() !== '' && name.length <= 80 && !/[\p{Cc}\u2028\u2029]/u.test(name));

/** A plan in which every hostile name is that of a network with findings: an error with a fix, a warning, and another one that is accepted. */
export const HOSTILE_PLAN: PlanDocument = {
  cadastre: 1,
  name: 'hostile',
  virtualNetworks: HOSTILE_IN_PLANS.flatMap((name, i) => [
    { name, addressSpace: [`20.${i}.0.0/24`], subnets: [{ name, prefix: `20.${i}.9.0/28` }] },
    { name: `${name.slice(0, 78)}_2`, addressSpace: [`21.${i}.0.0/24`] },
  ]),
  suppress: HOSTILE_IN_PLANS.map((name) => ({ rule: 'public-range', subject: `${name.slice(0, 78)}_2`, reason: name, owner: name })),
};

/** A plan with findings of each severity, one that is accepted, and one that is about two things. */
export const MIXED_PLAN = `cadastre: 1
name: Mixed
virtualNetworks:
  - name: net
    addressSpace: [10.64.0.0/24]
    subnets:
      - { name: app, prefix: 10.64.0.0/26 }
      - { name: db, prefix: 10.64.0.32/27 } # 🧭 beside app
      - { name: web, prefix: 10.65.0.0/28 }
  - name: copy
    addressSpace: [10.64.0.0/25]
  - name: lab
    addressSpace: [20.64.0.0/24]
suppress:
  - { rule: public-range, subject: lab, reason: registered to us, owner: network team, until: 2027-03-31 }
rules:
  severity: { outside-parent: info, forbidden-range: 'off' }
`;
