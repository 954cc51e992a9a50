import type { Severity } from '../checks/finding.ts';
import type { Problem } from '../problem/problem.ts';
import { escapeActing } from '../problem/safe-text.ts';
import { placeOf, type Report, type Reporter } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Annotations as the log of GitHub Actions reads them: a workflow command a line, the worst findings first. What the document accepts is
 * no annotation.
 */
export const github: Reporter = {
  id: 'github',
  title: 'GitHub Actions annotations',
  write: (report) =>
    report.computed.findings
      .map((finding) => {
        const message = finding.fix ? `${finding.message}\nFix: ${finding.fix.title}.` : finding.message;
        return annotation(COMMANDS[finding.severity], { ...placed(report.file, placeOf(finding, report)), title: finding.rule }, message);
      })
      .join(''),
};

/** Returns annotations for what keeps a document from being read. */
export function problemAnnotations(file: Report['file'], problems: readonly Problem[]): string {
  return problems
    .map(({ code, text, hint, place }) => annotation('error', { ...placed(file, place), title: code }, hint === undefined ? text : `${text} ${hint}`))
    .join('');
}

function placed(file: string, place: Problem['place']) {
  return { ...(file === '-' ? {} : { file }), ...(place ? { line: String(place.line), col: String(place.column) } : {}) };
}

function annotation(command: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${propertyText(value)}`);
  return `::${command} ${list.join(',')}::${messageText(message)}\n`;
}

/** What is said: everything but what would end the line stays; what could act on a terminal is shown. */
function messageText(text: string): string {
  return escapeActing(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

/** A value of a property, in which colons and commas have a meaning too. */
function propertyText(text: string): string {
  return messageText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
