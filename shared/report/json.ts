import { escapeActing } from '../problem/safe-text.ts';
import { acceptedResult, findingResult } from '../result/write-result.ts';
import { countsOf, placeOf, type Reporter } from './report.ts';

/** The program's own form: one value with everything that is known of each finding. */
export const json: Reporter = {
  id: 'json',
  title: 'JSON value of the program itself',
  write: (report) => {
    const { plan, findings, accepted } = report.computed;
    const value = {
      format: 'cadastre-findings/1',
      plan: plan.name,
      findings: findings.map((finding) => ({ ...findingResult(finding), place: placeOf(finding, report) ?? null })),
      accepted: accepted.map((one) => ({ ...acceptedResult(one), place: placeOf(one.finding, report) ?? null })),
      summary: countsOf(report.computed),
    };
    return `${escapeActing(JSON.stringify(value, null, 2))}\n`;
  },
};
