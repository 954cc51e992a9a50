import type { Finding, Severity } from '../checks/finding.ts';
import { placeAt } from '../plan/place-at.ts';
import type { DocumentSource } from '../plan/source.ts';
import type { Place } from '../problem/problem.ts';
import type { Computed } from '../result/compute.ts';

/** What was found in a document, and what found it. */
export interface Report {
  /** The document as the user named it, with forward slashes; `-` is standard input. */
  readonly file: string;
  readonly source: DocumentSource;
  readonly computed: Pick<Computed, 'plan' | 'findings' | 'accepted'>;
  readonly program: Program;
}

/** The program that reports. */
export interface Program {
  readonly version: string;
  /** A page about it, where it has one. */
  readonly informationUri?: string;
}

/** A form of findings that another program reads: one file here, one line in `index.ts`. Same report, same bytes. */
export interface Reporter {
  /** As it is written after `--format`. */
  readonly id: string;
  readonly title: string;
  readonly write: (report: Report) => string;
}

/** Returns where a finding can be mended. */
export function placeOf(finding: Finding, { source }: Pick<Report, 'source'>): Place | undefined {
  return placeAt(finding.path, source.locate);
}

/** Returns a file as sentences name it. */
export function fileName(file: string): string {
  return file === '-' ? '<standard input>' : file;
}

/** How many findings there are of each severity, and how many the document accepts. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly accepted: number;
}

/** Counts findings. */
export function countsOf({ findings, accepted }: Pick<Report['computed'], 'findings' | 'accepted'>): Counts {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info'), accepted: accepted.length };
}
