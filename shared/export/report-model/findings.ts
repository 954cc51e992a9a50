import type { FindingResult, PlanResult } from '../../result/result.ts';
import { code, codes, paragraph, table, type Section, type Text } from './model.ts';
import type { SourceNumbers } from './sources.ts';

/** Findings that stand, and those that the plan accepts, each in their own order. */
export function findingSections({ findings, accepted = [] }: PlanResult, sources: SourceNumbers): Section[] {
  const standing = table(
    ['Findings, the gravest first'],
    ['Severity', 'Rule', 'What is wrong', 'Concerns', 'What would remedy it', 'Source'],
    findings.map((finding) => [...findingCells(finding), remedies(finding), sources.cite(finding.source)]),
  );
  const acceptedTable = table(
    ['Findings that the plan accepts'],
    ['Severity', 'Rule', 'What is wrong', 'Concerns', 'Accepted because', 'Owner', 'Until', 'Source'],
    accepted.map((finding) => [...findingCells(finding), finding.because, finding.owner ?? '', finding.until ?? '', sources.cite(finding.source)]),
  );
  return [
    { id: 'findings', title: ['Findings'], blocks: standing.length > 0 ? standing : [paragraph('None.')], sections: [] },
    ...(acceptedTable.length > 0 ? [{ id: 'accepted', title: ['Accepted findings'], blocks: acceptedTable, sections: [] }] : []),
  ];
}

function findingCells({ severity, rule, message, subjects }: FindingResult): Text[] {
  return [[{ severity }], [code(rule)], [message], codes(subjects)];
}

function remedies({ fix, alternatives = [] }: FindingResult): Text {
  return [[...(fix ? [fix] : []), ...alternatives].map(({ title }) => title).join('; or: ')];
}
